internal import Reporting

/// The man page tvsim(1), in the language mdoc.
struct ManPage {
    let program: ProgramDeclaration

    /// The page.
    var text: String {
        var lines = [".Dd \(Version.date)", ".Dt \(program.name.uppercased()) 1"]
        lines += [".Os \"\(program.name) \(Version.text)\""]
        lines += [".Sh NAME", ".Nm \(program.name)", ".Nd \(program.summary)"]
        lines += [".Sh SYNOPSIS"]
        for command in program.commands { lines += [".Nm"] + synopsis(of: command) }
        lines += [".Nm", ".Fl h | Fl -help | Fl -version"]
        lines += [".Sh DESCRIPTION"] + Mdoc.prose(program.overview) + [".Pp"] + Mdoc.prose(Self.habits)
        lines += [".Sh COMMANDS"] + program.commands.flatMap(section)
        lines += [".Ss Options of several commands"] + list(shared.map { (term($0), remarks($0)) })
        lines += [".Sh ENVIRONMENT"] + list(program.environment.map { ("Ev \($0.name)", $0.meaning) })
        lines += [".Sh FILES"] + list(program.files.map { ("Pa \(Mdoc.argument($0.name))", $0.meaning) })
        lines += [".Sh EXIT STATUS"] + list(ExitCode.allCases.map { ("\($0.rawValue)", $0.meaning + ".") })
        lines += [".Sh EXAMPLES"] + examples(program.commands.flatMap(\.examples))
        lines += [".Sh SEE ALSO", ".Xr jq 1 ,", ".Xr sqlite3 1"]
        return lines.map { $0 + "\n" }.joined()
    }

    private static let habits =
        "An option takes its value as the next word or after '='. After '--' every word is a file. "
        + "Results go to the standard output, diagnostics and progress to the standard error."

    // MARK: A command

    private func section(of command: CommandDeclaration) -> [String] {
        let own = command.options.filter { !isShared($0) }
        let others = command.options.filter(isShared)
        var lines = [".Ss \(Mdoc.argument(command.name))", ".Nm \(program.name)"] + synopsis(of: command)
        lines += [".Pp"] + Mdoc.prose(command.overview + ".")
        if let discussion = command.discussion { lines += Mdoc.prose(discussion) }
        if let operand = command.operand {
            lines += self.operand(operand)
        }
        if !own.isEmpty { lines += list(own.map { (term($0), remarks($0, beside: command.rivals(of: $0))) }) }
        if !others.isEmpty {
            lines += [".Pp", "It also takes"]
            for (index, option) in others.enumerated() {
                let mark = index == others.count - 1 ? " ." : index == others.count - 2 ? "" : " ,"
                lines += (index > 0 && index == others.count - 1 ? ["and"] : []) + [".Fl -\(option.name)\(mark)"]
            }
        }
        return lines
    }

    private func synopsis(of command: CommandDeclaration) -> [String] {
        var lines = [".Cm \(Mdoc.argument(command.name))"]
        if !command.options.isEmpty { lines.append(".Op Ar OPTIONS") }
        if let operand = command.operand {
            let word = "Ar \(Mdoc.argument(operand.placeholder))\(operand.isRepeated ? " ..." : "")"
            lines.append(operand.isRequired ? ".\(word)" : ".Op \(word)")
        }
        return lines
    }

    /// What the operand is, with its words in the line, or in a list when there is more to say of them.
    private func operand(_ operand: CommandDeclaration.Operand) -> [String] {
        let term = "Ar \(Mdoc.argument(operand.placeholder))"
        guard case .choice(let choices) = operand.kind else { return list([(term, operand.summary + ".")]) }
        guard choices.contains(where: { $0.summary != nil }) else {
            return list([(term, "\(operand.summary): \(operand.choices.joined(separator: ", ")).")])
        }
        let words = choices.map { ("Cm \(Mdoc.argument($0.word))", ($0.summary ?? "") + ".") }
        return list([(term, operand.summary + ":")]).dropLast() + list(words, isCompact: true) + [".El"]
    }

    // MARK: Options

    /// The options that several commands have word for word, told once.
    private var shared: [OptionDeclaration] {
        var seen: [OptionDeclaration] = []
        for option in program.commands.flatMap(\.options) where isShared(option) {
            if !seen.contains(where: { $0.name == option.name }) { seen.append(option) }
        }
        return seen + [CommandDeclaration.help.declaration]
    }

    private func isShared(_ option: OptionDeclaration) -> Bool {
        program.commands.count { command in
            command.options.contains { $0.usage == option.usage && $0.summary == option.summary }
        } > 2
    }

    private func term(_ option: OptionDeclaration) -> String {
        let value = option.placeholder.map { " Ar \(Mdoc.argument($0))" } ?? ""
        return "\(option.letter.map { "Fl \($0) , " } ?? "")Fl -\(option.name)\(value)"
    }

    private func remarks(_ option: OptionDeclaration, beside rivals: [OptionDeclaration] = []) -> String {
        var text = option.summary + "."
        if !option.choices.isEmpty { text += " One of: \(option.choices.joined(separator: ", "))." }
        if option.isRepeated { text += " It may stand several times." }
        if !rivals.isEmpty {
            text += " It cannot be used with \(rivals.map { "--\($0.name)" }.joined(separator: ", "))."
        }
        if let standard = option.defaultText { text += " The default: \(standard)." }
        return text
    }

    // MARK: Lists

    private func list(_ entries: [(term: String, text: String)], isCompact: Bool = false) -> [String] {
        [isCompact ? ".Bl -tag -width completion -compact" : ".Bl -tag -width Ds"]
            + entries.flatMap { [".It \($0.term)"] + Mdoc.prose($0.text) } + [".El"]
    }

    private func examples(_ examples: some Sequence<CommandDeclaration.Example>) -> [String] {
        let shown = examples.map { example in
            Mdoc.prose(example.meaning) + [".Bd -literal -offset indent", Mdoc.literal(example.line), ".Ed"]
        }
        return Array(shown.joined(separator: [".Pp"]))
    }
}
