import Simulation
import Wire

extension Shape {
    /// Returns true when a value that is no array and no object has this shape.
    func accepts(_ node: JSONNode) -> Bool {
        switch (self, node.kind) {
        case (.text, .string(let text)): !text.isEmpty
        case (.anyText, .string): true
        case (.choice(let words), .string(let text)): words.contains(text)
        case (.integer(let range), .integer(let number)): range.contains(number)
        case (.boolean, .bool), (.yes, .bool(true)): true
        case (.instant(let allowsPast), .string(let text)):
            TimeText(text) != nil && (allowsPast || !text.hasPrefix("-"))
        case (.calendarInstant, .string(let text)): SimulationInstant(isoText: text) != nil
        case (.duration(let allowsNegative), .string(let text)):
            Duration(scenarioText: text) != nil && (allowsNegative || !text.hasPrefix("-"))
        case (.probability, _): Share(node.value) != nil
        case (.scalar, .null), (.scalar, .bool), (.scalar, .integer), (.scalar, .real), (.scalar, .string): true
        case (.settingValue, .bool), (.settingValue, .integer), (.settingValue, .real), (.settingValue, .string): true
        case (.anything, _): true
        default: false
        }
    }

    /// What somebody probably meant by a value that this shape refuses: `did you mean "90m"?`, or nil.
    func hint(for node: JSONNode) -> String? {
        if case .yes = self, node.kind == .bool(false) { return "leave it out instead" }
        guard let text = node.text ?? node.integer.map({ "\($0)" }) else { return nil }
        switch self {
        case .choice(let words): return NearestName.hint(for: text, among: words)
        case .instant, .calendarInstant: return TimeHint.forInstant(text)
        case .duration: return TimeHint.forDuration(text)
        case .integer(let range):
            guard node.text != nil, let number = Int64(text), range.contains(number) else { return nil }
            return "did you mean \(number), without quotes?"
        case .boolean, .yes: return ["true", "false"].contains(text) ? "did you mean \(text), without quotes?" : nil
        case .either(let shapes): return shapes.lazy.compactMap { $0.hint(for: node) }.first
        default: return nil
        }
    }

    /// Returns true when the value is of the kind of JSON value that this shape takes, right or wrong.
    func isOfKind(of node: JSONNode) -> Bool {
        switch (self, node.kind) {
        case (.text, .string), (.anyText, .string), (.choice, .string), (.integer, .integer), (.boolean, .bool),
            (.yes, .bool), (.instant, .string), (.calendarInstant, .string), (.duration, .string), (.list, .array),
            (.pair, .array), (.map, .object), (.object, .object), (.variants, .object):
            true
        case (.either(let shapes), _): shapes.contains { $0.isOfKind(of: node) }
        default: accepts(node)
        }
    }
}

extension Duration {
    /// Reads a duration with an optional `-` before it.
    init?(scenarioText text: String) {
        guard let duration = Duration(text: text.hasPrefix("-") ? String(text.dropFirst()) : text) else { return nil }
        self = text.hasPrefix("-") ? .zero - duration : duration
    }
}
