import Simulation
import Wire

/// What a file says about one strike of a fault.
struct Strike {
    let node: JSONNode
    /// What happens, or nil when the call is let through.
    let action: Action?

    /// An action with its details.
    struct Action {
        let verb: FaultVerb
        /// The details as they were written.
        let details: JSONNode

        /// The named step at which a process crashes or hangs; of a crash, `before` and `after` are no steps.
        var step: String? {
            guard verb == .crash || verb == .hang, let text = details.text, !Self.writeWords.contains(text) else {
                return nil
            }
            return text
        }

        /// True for a crash that names neither a step nor the side of a write.
        var isAnywhere: Bool { verb == .crash && details.text == nil }

        private static let writeWords = ["before", "after"]

        /// The action for the kernel; nil when its details were reported to be wrong.
        func action(at site: FaultRule.Site) -> FaultAction? {
            switch verb {
            case .refuse: .refuse
            case .status: details.integer.map { .status(Int($0)) }
            case .timeout: details.text == "before-accept" ? .timeoutBeforeAccept : .timeoutAfterAccept
            case .slow: duration.map { .slow($0) }
            case .partial: details.integer.map { .partial(Int($0)) }
            case .wrongBody: .wrongBody(details.value.string ?? "")
            case .drop: .drop
            case .duplicate: .duplicate
            case .delay: duration.map { .delay($0) }
            case .failWrite: .failWrite
            case .fail: details.text.map { .fail(code: $0) }
            case .crash where site == .write: details.text == "after" ? .crashAfter : .crashBefore
            case .crash: .crash
            case .hang: .hang
            case .skew: duration.map { .skew($0) }
            case .skip: .skip
            case .overlap: .overlap
            }
        }

        private var duration: Duration? { details.text.flatMap { Duration(scenarioText: $0) } }
    }

    /// Reads an action, a status or `"ok"`; nil when its shape was reported to be wrong.
    init?(node: JSONNode) {
        self.node = node
        switch node.kind {
        case .string("ok"): action = nil
        case .integer(let status) where status < 400: action = nil
        case .integer: action = Action(verb: .status, details: node)
        case .object(let members):
            guard let member = members.first, let verb = FaultVerb(rawValue: member.key) else { return nil }
            action = Action(verb: verb, details: member.node)
        default: return nil
        }
    }
}
