internal import Reporting

/// Something that was typed and cannot be meant.
struct UsageError: Error, Sendable {
    /// What is wrong.
    enum Reason: Sendable {
        case unknownCommand(String, names: [String], near: String?)
        case unknownOption(String, near: String?)
        case missingValue(OptionDeclaration)
        case unexpectedValue(String, OptionDeclaration)
        case wrongValue(String, OptionDeclaration, near: String?)
        case repeatedOption(OptionDeclaration)
        case conflict(OptionDeclaration, OptionDeclaration, because: String)
        case oneRunOnly(OptionDeclaration)
        case unknownSetting(String, near: String?)
        case wrongSetting(String, value: String, expected: String)
        case missingOperand(CommandDeclaration.Operand)
        case unexpectedOperand(String)
        case wrongOperand(String, CommandDeclaration.Operand, near: String?)
    }

    let reason: Reason

    /// The command whose help page is the place to look, or nil for the program's.
    let command: String?

    init(_ reason: Reason, in command: CommandDeclaration? = nil) {
        self.init(reason, in: command?.name)
    }

    init(_ reason: Reason, in command: String?) {
        self.reason = reason
        self.command = command
    }

    /// The whole text that the user reads: what is wrong, then where to look.
    var text: String {
        "Error: \(ScreenText.safe(sentence))\nSee 'tvsim \(command.map { "\($0) " } ?? "")--help'.\n"
    }

    private var sentence: String {
        switch reason {
        case .unknownCommand(let name, let names, let near):
            "There is no command '\(name)'." + hint(near, else: " The commands are \(Self.listed(names, "and")).")
        case .unknownOption(let name, let near):
            "There is no option '\(name)'\(command.map { " of 'tvsim \($0)'" } ?? "")." + hint(near)
        case .missingValue(let option):
            "The option '\(option.usage)' needs a value: \(Self.expectation(of: option))."
        case .unexpectedValue(let text, let option):
            "The option '\(option.usage)' takes no value, but was given '\(text)'."
        case .wrongValue(let text, let option, let near):
            "The value '\(text)' of '\(option.usage)' is not possible. Please give \(Self.expectation(of: option))."
                + hint(near)
        case .repeatedOption(let option):
            "The option '\(option.usage)' was given twice."
        case .conflict(let first, let second, let because):
            "The options '\(first.usage)' and '\(second.usage)' cannot be used together: \(because)."
        case .oneRunOnly(let option):
            "The option '\(option.usage)' is for one run: give one file and one seed."
        case .unknownSetting(let name, let near):
            "There is no setting '\(name)'." + hint(near, else: " 'tvsim list settings' shows them.")
        case .wrongSetting(let name, let value, let expected):
            "The value '\(value)' of the setting '\(name)' is not possible. Please give \(expected)."
        case .missingOperand(let operand):
            "Something is missing: '\(operand.placeholder)', \(Self.lowercased(operand.summary))."
        case .unexpectedOperand(let word):
            "The argument '\(word)' is one too many."
        case .wrongOperand(let word, let operand, let near):
            "The argument '\(word)' is not possible. Please give \(Self.listed(operand.choices, "or"))." + hint(near)
        }
    }

    private func hint(_ near: String?, else other: String = "") -> String {
        near.map { " Did you mean '\($0)'?" } ?? other
    }

    private static func expectation(of option: OptionDeclaration) -> String {
        option.choices.isEmpty ? option.expected : listed(option.choices, "or")
    }

    private static func listed(_ words: [String], _ conjunction: String) -> String {
        SentenceText.listed(words.map { "'\($0)'" }, conjunction)
    }

    private static func lowercased(_ text: String) -> String {
        text.prefix(1).lowercased() + text.dropFirst()
    }
}
