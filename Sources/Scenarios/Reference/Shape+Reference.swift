import Wire

extension Shape {
    /// What a value is, in the few words of a table.
    var title: String {
        switch self {
        case .text: "text"
        case .anyText: "text, may be empty"
        case .choice(let words): Self.alternatives(words.map { MarkdownPage.code("\"\($0)\"") })
        case .integer(let range) where range.upperBound == .max: "whole number from \(range.lowerBound)"
        case .integer(let range): "whole number from \(range.lowerBound) to \(range.upperBound)"
        case .boolean: "true or false"
        case .yes: "`true`"
        case .instant(allowsPast: false): Self.value("instant")
        case .instant(allowsPast: true): Self.value("instant, the past too")
        case .calendarInstant: Self.value("instant in ISO 8601")
        case .duration(allowsNegative: false): Self.value("duration")
        case .duration(allowsNegative: true): Self.value("duration, `-` before it for less")
        case .probability: Self.value("share")
        case .scalar: "text, number, true, false or null"
        case .settingValue: "text, whole number, true or false"
        case .anything: "any JSON"
        case .list(let element, _): "array, each element \(element.title)"
        case .pair(let element): "array of two, each \(element.title)"
        case .map(let value, let noun): "object: \(noun) to \(value.title)"
        case .object(let object): MarkdownPage.link(object.words, to: object.heading)
        case .variants(_, let noun): MarkdownPage.link(Self.marked(noun), to: Self.heading(of: noun))
        case .either(let shapes): Self.alternatives(shapes.map(\.title))
        }
    }

    /// A value that fits, made of the examples of the keys in it.
    var example: JSONValue {
        switch self {
        case .text, .anyText, .scalar, .settingValue: "…"
        case .choice(let words): .string(words[0])
        case .integer(let range): .integer(max(range.lowerBound, 1))
        case .boolean, .yes: true
        case .instant, .calendarInstant: .string(isCalendar ? "2026-01-05T00:00:00Z" : "01:30")
        case .duration: "10m"
        case .probability: "1/3"
        case .anything: [:]
        case .list(let element, let least): .array(Array(repeating: element.example, count: max(1, least)))
        case .pair(let element): [element.example, element.example]
        case .map: [:]
        case .object(let object): object.example
        case .variants(let objects, _): objects[0].example
        case .either(let shapes): shapes[0].example
        }
    }

    /// The heading of a noun with its article: `an element of "order"` becomes ``An element of `order` ``.
    static func heading(of noun: String) -> String {
        let words = marked(noun)
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// A noun with code instead of quotes.
    static func marked(_ noun: String) -> String { String(noun.map { $0 == "\"" ? "`" : $0 }) }

    private var isCalendar: Bool { if case .calendarInstant = self { true } else { false } }

    private static func value(_ words: String) -> String { MarkdownPage.link(words, to: "Values") }

    private static func alternatives(_ words: [String]) -> String {
        words.count == 1 ? words[0] : words.dropLast().joined(separator: ", ") + " or " + words[words.count - 1]
    }
}

extension ObjectShape {
    /// The noun as the page writes it.
    var words: String { Shape.marked(noun) }

    /// The heading above the object's keys.
    var heading: String { Shape.heading(of: noun) }

    /// A typical object: what is declared, or the keys that it needs, or its first key when it needs none.
    var example: JSONValue {
        if let typical { return typical }
        let needed = keys.contains(where: \.isRequired) ? keys.filter(\.isRequired) : Array(keys.prefix(1))
        return .object(JSONObject(needed.map { ($0.name, $0.example) }))
    }
}

extension KeyShape {
    /// A value that fits: the one that is declared, or one that follows from the shape.
    var example: JSONValue { examples.first ?? shape.example }
}
