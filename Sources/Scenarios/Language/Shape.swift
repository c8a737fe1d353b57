/// What a value of the scenario language may be, as far as no vocabulary is needed to say so.
///
/// The reader checks files against shapes, messages quote them, and a JSON Schema can be written from them: this is the
/// one place where the language's keys and types are said.
indirect enum Shape: Sendable {
    /// A text that is not empty.
    case text
    /// Any text, the empty one too.
    case anyText
    /// One of a few words.
    case choice([String])
    case integer(ClosedRange<Int64>)
    case boolean
    /// The word true, which stands for an action without details.
    case yes
    /// An instant, as an offset from the start or in ISO 8601; a negative offset only where the past makes sense.
    case instant(allowsPast: Bool)
    /// An instant in ISO 8601.
    case calendarInstant
    case duration(allowsNegative: Bool)
    /// A share of one, as a decimal or as a fraction.
    case probability
    /// A text, a number, true, false or null.
    case scalar
    /// A text, a number, true or false.
    case settingValue
    case anything
    case list(Shape, atLeast: Int)
    /// Exactly two elements.
    case pair(Shape)
    /// An object with free keys; the noun says what a key is.
    case map(Shape, keyed: String)
    case object(ObjectShape)
    /// Objects that are told apart by the first key of each.
    case variants([ObjectShape], noun: String)
    /// One of several shapes, each of another kind of JSON value.
    case either([Shape])

    /// What a person may write, for messages.
    var expectation: String {
        switch self {
        case .text: "a text that is not empty"
        case .anyText: "a text"
        case .choice(let words): Self.oneOf(words)
        case .integer(let range): Self.wholeNumber(range)
        case .boolean: "true or false"
        case .yes: "true"
        case .instant(let allowsPast):
            "an instant such as \"01:30\", \"1d 02:00\", \"90m\" or \"2026-01-05T01:30:00Z\""
                + (allowsPast ? ", with \"-\" before it for the past" : "")
        case .calendarInstant: "an instant such as \"2026-01-05T00:00:00Z\""
        case .duration(let allowsNegative):
            "a duration such as \"10m\" or \"1h30m\"" + (allowsNegative ? ", with \"-\" before it for less" : "")
        case .probability: "a share such as \"1/3\" or 0.25, above 0 and at most 1"
        case .scalar: "a text, a number, true, false or null"
        case .settingValue: "a text, a whole number, true or false"
        case .anything: "any value"
        case .list(let element, let least):
            "an array" + (least > 0 ? " of at least \(least)" : "") + ", each element \(element.expectation)"
        case .pair(let element): "an array of two, each element \(element.expectation)"
        case .map(let value, let noun): "an object: \(noun) to \(value.expectation)"
        case .object(let object): "an object with \(Self.names(object.keys.map(\.name)))"
        case .variants(let objects, _): "an object with one of \(Self.names(objects.map(\.discriminator)))"
        case .either(let shapes): shapes.map(\.expectation).joined(separator: ", or ")
        }
    }

    /// `one of "a", "b"`, or `"a"` when there is no choice.
    static func oneOf(_ words: [String]) -> String {
        words.count == 1 ? "\"\(words[0])\"" : "one of \(names(words))"
    }

    static func names(_ words: [String]) -> String { words.map { "\"\($0)\"" }.joined(separator: ", ") }

    private static func wholeNumber(_ range: ClosedRange<Int64>) -> String {
        switch (range.lowerBound, range.upperBound) {
        case (.min, .max): "a whole number"
        case (0, .max): "a whole number that is not negative"
        case (let lowest, .max): "a whole number from \(lowest)"
        case (let lowest, let highest): "a whole number from \(lowest) to \(highest)"
        }
    }
}
