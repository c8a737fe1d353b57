internal import Reporting

/// The completion script of fish 3.
struct FishScript {
    let program: ProgramDeclaration

    /// The script: the code, then a line for each thing that can be typed.
    var text: String {
        """
        # Completes \(program.name) in fish. Written by '\(program.name) completion fish' from the declared command line.

        # The options of a command that take a value.
        function __tvsim_valued -a command
            switch $command
        \(program.commands.map(valued).joined(separator: "\n"))
            end
        end

        \(FishCode.text)
        # The settings; then the values that each can have.
        function __tvsim_settings
            set -l token (commandline -ct | string replace -r -- '^--[^=]*=' '')
            switch "$token"
        \(program.assignables.filter { !$0.values.isEmpty }.map(values).joined(separator: "\n"))
                case '*=*'
                case '*'
                    printf '%s=\\t%s\\n' \\
        \(program.assignables.map { assignable in
            "                \(ShellText.fishQuoted(assignable.name)) \(ShellText.fishQuoted(assignable.summary))"
        }.joined(separator: " \\\n"))
            end
        end

        complete -c \(program.name) -f
        \(lines.joined(separator: "\n"))

        """
    }

    private var lines: [String] {
        let first = "complete -c \(program.name) -n __tvsim_at_start"
        let commands = program.commands.map { command in
            "\(first) -a \(ShellText.fishQuoted(command.name)) -d \(ShellText.fishQuoted(command.overview))"
        }
        let options = program.options.map { "\(first)\(names($0)) -d \(ShellText.fishQuoted($0.summary))" }
        return commands + options + program.commands.flatMap(lines)
    }

    private func lines(of command: CommandDeclaration) -> [String] {
        var lines = command.allOptions.map { option in
            let words = option.words + command.rivals(of: option).flatMap(\.words)
            let test =
                option.isRepeated
                ? "__tvsim_in \(command.name)" : "__tvsim_may \(command.name) \(words.joined(separator: " "))"
            let value = option.placeholder == nil ? "" : " -x\(arguments(option.kind))"
            return "complete -c \(program.name) -n \(ShellText.fishQuoted(test))\(names(option))\(value)"
                + " -d \(ShellText.fishQuoted(option.summary))"
        }
        if let operand = command.operand {
            let test = "__tvsim_\(operand.isRepeated ? "in" : "wants_operand") \(command.name)"
            lines.append("complete -c \(program.name) -n \(ShellText.fishQuoted(test))\(arguments(operand.kind))")
        }
        return lines
    }

    private func names(_ option: OptionDeclaration) -> String {
        (option.letter.map { " -s \($0)" } ?? "") + " -l \(option.name)"
    }

    /// The words that a value can be, as what stands after `-a`; what they stand for comes after a tab.
    private func arguments(_ kind: ValueKind) -> String {
        switch kind {
        case .text: ""
        case .choice(let choices):
            // fish reads this text once more: a tab that is not quoted parts a word from what it stands for.
            " -a "
                + ShellText.fishQuoted(
                    choices.map { choice in
                        choice.word + (choice.summary.map { "\\t\(ShellText.fishQuoted($0))" } ?? "")
                    }.joined(separator: " ")
                )
        case .file(let endings):
            " -a \(ShellText.fishQuoted("(" + (["__tvsim_files"] + endings).joined(separator: " ") + ")"))"
        case .folder: " -a '(__tvsim_files /)'"
        case .assignment: " -a '(__tvsim_settings)'"
        }
    }

    private func valued(_ command: CommandDeclaration) -> String {
        let names = command.options.filter { $0.placeholder != nil }.map { "--\($0.name)" }
        return "        case \(command.name)\n            printf '%s\\n' \(names.joined(separator: " "))"
    }

    private func values(of setting: ValueKind.Assignable) -> String {
        let words = setting.values.map { ShellText.fishQuoted("\(setting.name)=\($0)") }.joined(separator: " ")
        return "        case \(ShellText.fishQuoted("\(setting.name)=*"))\n            printf '%s\\n' \(words)"
    }
}
