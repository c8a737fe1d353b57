internal import Scenarios

/// Reads what was typed: which command, with which options; it decides nothing else.
struct ArgumentParser: Sendable {
    /// What is to be done.
    enum Request: Sendable {
        case run(CommandDeclaration, ParsedArguments)
        /// The help page of a command, or of the whole program.
        case help(CommandDeclaration?)
        case version
    }

    /// The commands, in the order of the help page.
    let commands: [CommandDeclaration]

    /// Reads the words after the program's name.
    func parse(_ words: [String]) throws(UsageError) -> Request {
        guard let first = words.first else { return .help(nil) }
        switch first {
        case "--help", "-h": return .help(nil)
        case "--version": return .version
        default: break
        }
        guard !first.hasPrefix("-") else {
            throw UsageError(.unknownOption(first, near: NearestName.of(first, among: ["--help", "--version"])))
        }
        let command = try command(first)
        let arguments = try parse(words.dropFirst(), of: command)
        guard let arguments else { return .help(command) }
        return .run(command, arguments)
    }

    private func command(_ name: String) throws(UsageError) -> CommandDeclaration {
        guard let command = commands.first(where: { $0.name == name }) else {
            let names = commands.map(\.name)
            throw UsageError(.unknownCommand(name, names: names, near: NearestName.of(name, among: names)))
        }
        return command
    }

    /// Returns nil when help was asked for, whatever else was typed.
    private func parse(
        _ words: ArraySlice<String>,
        of command: CommandDeclaration
    ) throws(UsageError) -> ParsedArguments? {
        let ownWords = words.prefix { $0 != "--" }
        guard !ownWords.contains("--help"), !ownWords.contains("-h") else { return nil }
        var arguments = ParsedArguments()
        var rest = words
        while let word = rest.popFirst() {
            if word == "--" {
                for operand in rest { try add(operand, to: &arguments, of: command) }
                break
            }
            if word.hasPrefix("-"), word != "-" {
                try addOption(word, &rest, to: &arguments, of: command)
            } else {
                try add(word, to: &arguments, of: command)
            }
        }
        if let operand = command.operand, operand.isRequired, arguments.operands.isEmpty {
            throw UsageError(.missingOperand(operand), in: command)
        }
        for conflict in command.conflicts where arguments.has(conflict.first) && arguments.has(conflict.second) {
            throw UsageError(.conflict(conflict.first, conflict.second, because: conflict.reason), in: command)
        }
        return arguments
    }

    private func add(
        _ word: String,
        to arguments: inout ParsedArguments,
        of command: CommandDeclaration
    ) throws(UsageError) {
        guard let operand = command.operand, operand.isRepeated || arguments.operands.isEmpty else {
            throw UsageError(.unexpectedOperand(word), in: command)
        }
        guard operand.choices.isEmpty || operand.choices.contains(word) else {
            throw UsageError(
                .wrongOperand(word, operand, near: NearestName.of(word, among: operand.choices)),
                in: command
            )
        }
        arguments.add(operand: word)
    }

    private func addOption(
        _ word: String,
        _ rest: inout ArraySlice<String>,
        to arguments: inout ParsedArguments,
        of command: CommandDeclaration
    ) throws(UsageError) {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let typed = String(parts[0])
        let known = command.allOptions.first { option in
            typed == "--\(option.name)" || (option.letter.map { typed == "-\($0)" } ?? false)
        }
        guard let option = known else {
            let names = command.allOptions.map { "--\($0.name)" }
            throw UsageError(.unknownOption(typed, near: NearestName.of(typed, among: names)), in: command)
        }
        guard option.isRepeated || !arguments.has(option) else {
            throw UsageError(.repeatedOption(option), in: command)
        }
        let attached = parts.count == 2 ? String(parts[1]) : nil
        guard option.placeholder != nil else {
            if let attached { throw UsageError(.unexpectedValue(attached, option), in: command) }
            arguments.add("", for: option)
            return
        }
        guard let text = attached ?? takeValue(&rest) else {
            throw UsageError(.missingValue(option), in: command)
        }
        guard option.accepts(text) else {
            let near = NearestName.of(text, among: option.choices)
            throw UsageError(.wrongValue(text, option, near: near), in: command)
        }
        arguments.add(text, for: option)
    }

    /// The next word, unless it is an option itself: then the value was forgotten.
    ///
    /// A statement may begin with a comment, whose two dashes a space follows, as it does after no option.
    private func takeValue(_ rest: inout ArraySlice<String>) -> String? {
        guard let next = rest.first, !next.hasPrefix("--") || next.hasPrefix("-- ") else { return nil }
        return rest.popFirst()
    }
}
