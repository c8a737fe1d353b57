/// An option of a command, with the type of its value.
struct Option<Value: Sendable>: Sendable {
    /// What the parser and the help pages need to know of it.
    let declaration: OptionDeclaration

    /// Reads a value; texts that the declaration accepts are never refused.
    let read: @Sendable (String) -> Value?
}

/// What the parser and the help pages need to know of an option.
struct OptionDeclaration: Sendable {
    /// The name without its dashes, such as `seed`.
    let name: String

    /// One letter that stands for it, such as `h`.
    var letter: Character?

    /// What the help page writes for the value, such as `N`; nil for a flag, which has none.
    var placeholder: String?

    /// What it does, in a sentence fragment.
    let summary: String

    /// What holds without it, as the help page says it.
    var defaultText: String?

    /// What its value is, for the shells.
    var kind = ValueKind.text

    /// True when it may stand several times.
    var isRepeated = false

    /// What a value must look like, for the sentence that refuses one: `a whole number from 0`.
    var expected = "a text"

    /// Whether a text is a value of this option.
    var accepts: @Sendable (String) -> Bool = { _ in true }

    /// The option as it is typed: `--seed N`.
    var usage: String { "--\(name)" + (placeholder.map { " \($0)" } ?? "") }

    /// The words that stand for it: `--quiet`, `-q`.
    var words: [String] { ["--\(name)"] + (letter.map { ["-\($0)"] } ?? []) }

    /// The values that are possible, when they can be counted.
    var choices: [String] { kind.choices }
}

extension Option where Value == Bool {
    /// A flag: there or not.
    static func flag(_ name: String, letter: Character? = nil, _ summary: String) -> Option {
        Option(declaration: OptionDeclaration(name: name, letter: letter, summary: summary), read: { _ in true })
    }
}

extension Option where Value == String {
    /// An option whose value is any text but the empty one; `kind` says what it is the name of.
    static func text(
        _ name: String,
        _ placeholder: String,
        _ summary: String,
        defaultText: String? = nil,
        isRepeated: Bool = false,
        kind: ValueKind = .text
    ) -> Option {
        Option(
            declaration: OptionDeclaration(
                name: name,
                placeholder: placeholder,
                summary: summary,
                defaultText: defaultText,
                kind: kind,
                isRepeated: isRepeated,
                expected: "a text that is not empty",
                accepts: { !$0.isEmpty }
            ),
            read: { $0 }
        )
    }

    /// An option whose value is one of a few words that are known when the program starts.
    static func word(
        _ name: String,
        _ placeholder: String,
        _ summary: String,
        of choices: [ValueKind.Choice],
        defaultText: String
    ) -> Option {
        let words = choices.map(\.word)
        return Option(
            declaration: OptionDeclaration(
                name: name,
                placeholder: placeholder,
                summary: summary,
                defaultText: defaultText,
                kind: .choice(choices),
                accepts: { words.contains($0) }
            ),
            read: { $0 }
        )
    }
}

extension Option {
    /// An option whose value `read` makes out of the text, or refuses by returning nil.
    static func value(
        _ name: String,
        _ placeholder: String,
        _ summary: String,
        defaultText: String? = nil,
        isRepeated: Bool = false,
        kind: ValueKind = .text,
        expected: String,
        read: @escaping @Sendable (String) -> Value?
    ) -> Option {
        Option(
            declaration: OptionDeclaration(
                name: name,
                placeholder: placeholder,
                summary: summary,
                defaultText: defaultText,
                kind: kind,
                isRepeated: isRepeated,
                expected: expected,
                accepts: { read($0) != nil }
            ),
            read: read
        )
    }
}

extension Option where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
    /// An option with a few possible values.
    static func choice(_ name: String, _ placeholder: String, _ summary: String, default standard: Value) -> Option {
        Option(
            declaration: OptionDeclaration(
                name: name,
                placeholder: placeholder,
                summary: summary,
                defaultText: standard.rawValue,
                kind: .choice(Value.allCases.map { ValueKind.Choice(word: $0.rawValue) }),
                accepts: { Value(rawValue: $0) != nil }
            ),
            read: { Value(rawValue: $0) }
        )
    }
}
