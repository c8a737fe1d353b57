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
