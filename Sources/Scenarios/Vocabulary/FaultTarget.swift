package import Simulation

/// Something that a fault can strike.
package struct FaultTarget: Sendable {
    /// The name in a fault's `on`: `tv-python-api`, `analyzer_batch`, `dataset:get-status`.
    package let name: String
    package let kind: Kind
    /// What a fault can do to it, in the order of messages.
    package let verbs: [FaultVerb]
    /// The steps at which it can be struck, in their order.
    package let steps: [String]
    /// The step at which a failure strikes that names no step; nil where it has to name one.
    package let failingStep: String?
    /// What `where` can ask for, beside the step.
    package let attributes: [DeclaredAttribute]
    /// The requests that a service takes: `GET /datasets/{id}`; when empty, none is checked.
    package let routes: [String]
    /// The same requests under other paths, which nobody needs to be told of.
    package let aliases: [String]

    /// What kind of thing a target is.
    package enum Kind: String, CaseIterable, Sendable {
        /// Takes requests.
        case service
        /// Takes messages that nobody waits for an answer to, such as Slack.
        case channel
        /// Works through steps.
        case process
        /// Works through steps and is started by the scheduler.
        case command
        /// Is written to.
        case table
        /// The clock of a service.
        case clock

        /// What a fault can do to a target of this kind, unless the target says otherwise.
        package var verbs: [FaultVerb] {
            switch self {
            case .service: [.refuse, .status, .timeout, .slow, .partial, .wrongBody, .drop, .duplicate, .delay]
            case .channel: [.refuse, .status, .timeout, .slow, .wrongBody, .drop, .duplicate, .delay]
            case .process: [.fail, .crash, .hang, .slow]
            case .command: [.crash, .hang, .slow, .skip, .overlap]
            case .table: [.failWrite, .crash]
            case .clock: [.skew]
            }
        }
    }

    /// Makes a target.
    ///
    /// Where `verbs` is nil, a fault can do what the kind allows, and `fail`, `crash` and `hang` too to a service that
    /// has steps.
    package init(
        _ name: String,
        _ kind: Kind,
        verbs: [FaultVerb]? = nil,
        steps: [String] = [],
        failingStep: String? = nil,
        attributes: [DeclaredAttribute] = [],
        routes: [String] = [],
        aliases: [String] = []
    ) {
        self.name = name
        self.kind = kind
        let extra: [FaultVerb] = (kind == .service || kind == .channel) && !steps.isEmpty ? [.fail, .crash, .hang] : []
        self.verbs = verbs ?? kind.verbs + extra
        self.steps = steps
        self.failingStep = failingStep
        self.attributes = attributes
        self.routes = routes
        self.aliases = aliases
    }
}
