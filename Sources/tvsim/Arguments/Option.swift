/// An option of a command, with the type of its value.
struct Option<Value: Sendable>: Sendable {
    /// What the parser and the help pages need to know of it.
    let declaration: OptionDeclaration

    /// Reads a value; texts that the declaration accepts are never refused.
    let read: @Sendable (String) -> Value?
}

extension Option where Value == Bool {
    /// A flag: there or not.
    static func flag(_ name: String, letter: Character? = nil, _ summary: String) -> Option {
        Option(declaration: OptionDeclaration(name: name, letter: letter, summary: summary), read: { _ in true })
    }
}

extension Option {
    /// An option whose value `read` makes out of the text, or refuses by returning nil.
    ///
    /// `expected` says what a value must look like; of a choice the words themselves say it.
    static func value(
        _ name: String,
        _ placeholder: String,
        _ summary: String,
        defaultText: String? = nil,
        isRepeated: Bool = false,
        kind: ValueKind = .text,
        expected: String = "a text",
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
        .value(
            name,
            placeholder,
            summary,
            defaultText: defaultText,
            isRepeated: isRepeated,
            kind: kind,
            expected: "a text that is not empty",
            read: { $0.isEmpty ? nil : $0 }
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
        return .value(name, placeholder, summary, defaultText: defaultText, kind: .choice(choices)) { text in
            words.contains(text) ? text : nil
        }
    }
}

extension Option where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
    /// An option with a few possible values.
    static func choice(_ name: String, _ placeholder: String, _ summary: String, default standard: Value) -> Option {
        let choices = Value.allCases.map { ValueKind.Choice(word: $0.rawValue) }
        return .value(name, placeholder, summary, defaultText: standard.rawValue, kind: .choice(choices)) {
            Value(rawValue: $0)
        }
    }
}
