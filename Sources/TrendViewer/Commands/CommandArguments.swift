/// The words of a command line, held against the command's parameters as artisan does.
package struct CommandArguments: Equatable, Sendable {
    private var values: [String: String] = [:]

    /// Reads the words after the command's name.
    package init(_ words: [String], for command: CommandDescription) throws(CommandLineError) {
        var free = command.parameters.filter { $0.kind == .argument }
        var rest = words[...]
        while let word = rest.popFirst() {
            guard word.hasPrefix("--") else {
                guard !free.isEmpty else { throw .tooManyArguments(word, command: command.name) }
                values[free.removeFirst().name] = word
                continue
            }
            let body = word.dropFirst(2)
            let name = String(body.prefix { $0 != "=" })
            let given = body.count > name.count ? String(body.dropFirst(name.count + 1)) : nil
            guard let parameter = command.parameters.first(where: { $0.name == name && $0.kind != .argument }) else {
                throw .unknownOption(name, command: command.name)
            }
            if parameter.kind == .flag {
                guard given == nil else { throw .takesNoValue(name, command: command.name) }
                values[name] = ""
            } else {
                guard let value = given ?? rest.popFirst() else { throw .needsValue(name, command: command.name) }
                values[name] = value
            }
        }
        for parameter in command.parameters {
            if case .option(let value?) = parameter.kind, values[parameter.name] == nil {
                values[parameter.name] = value
            }
        }
    }

    /// The value of an argument or option, or nil when neither the line nor a default gives one.
    subscript(_ name: String) -> String? { values[name] }

    /// True when a flag is set.
    func has(_ flag: String) -> Bool { values[flag] != nil }

    /// The value of an option that is a number from 1 up.
    func positive(_ name: String) throws(CommandLineError) -> Int {
        let text = values[name] ?? ""
        guard let number = Int(text), number > 0 else {
            throw .badValue(text, of: "--\(name)", expected: "a whole number from 1 up")
        }
        return number
    }
}

extension CommandArguments {
    /// The value of an option that takes one of a few words.
    func choice<Choice: CaseIterable & RawRepresentable<String>>(
        _ name: String
    ) throws(CommandLineError) -> Choice {
        let text = self[name] ?? ""
        guard let choice = Choice(rawValue: text) else {
            let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw .badValue(text, of: "--\(name)", expected: "one of \(words)")
        }
        return choice
    }
}
