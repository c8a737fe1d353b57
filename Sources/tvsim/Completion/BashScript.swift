internal import Reporting

/// The completion script of bash 5, with the package bash-completion or without it.
struct BashScript {
    let program: ProgramDeclaration

    /// The script: the declared command line as tables, then the code that reads them.
    var text: String {
        """
        # shellcheck shell=bash
        # Completes \(program.name) in bash. Written by '\(program.name) completion bash' from the declared command line.

        # What a command takes; without a name, what can stand in its place.
        # options: five words each: its name, its letter, what its value is, the options beside which it cannot stand, what it does.
        # operand: what stands beside the options; many: whether there may be several.
        _tvsim_declare() {
            options=() operand='' many=''
            case $1 in
        \(declarations)
            esac
        }

        # The words that a value can be, each with what it stands for; $1 is the command, $2 the option.
        _tvsim_choices() {
            choices=()
            case "$1 $2" in
        \(choices)
            esac
        }

        # The settings: three words each: its name, the values that are possible, what it decides.
        _tvsim_settings() {
            settings=(
        \(settings)
            )
        }

        \(BashCode.text)
        complete -F _tvsim tvsim

        """
    }

    private var declarations: String {
        let commands = program.commands.map { command in
            Self.declaration(command.name, command.allOptions, command.operand, rivals: command.rivals)
        }
        let operand = CommandDeclaration.Operand(placeholder: "COMMAND", summary: "", kind: program.commandKind)
        return (commands + [Self.declaration("''", program.options, operand)]).joined(separator: "\n")
    }

    private static func declaration(
        _ name: String,
        _ options: [OptionDeclaration],
        _ operand: CommandDeclaration.Operand?,
        rivals: (OptionDeclaration) -> [OptionDeclaration] = { _ in [] }
    ) -> String {
        var lines = ["    \(name))"]
        if let operand {
            lines.append(
                "        operand=\(ShellText.quoted(word(operand.kind)))\(operand.isRepeated ? " many=1" : "")"
            )
        }
        lines.append("        options=(")
        for option in options {
            let others = (option.isRepeated ? [] : [option]) + rivals(option)
            let words = [
                "--\(option.name)", option.letter.map { "-\($0)" } ?? "",
                option.placeholder == nil ? "flag" : word(option.kind),
                others.map { "--\($0.name)" }.joined(separator: " "),
                option.summary,
            ]
            lines.append("            " + words.map(ShellText.quoted).joined(separator: " "))
        }
        return (lines + ["        )", "        ;;"]).joined(separator: "\n")
    }

    /// How the code calls a kind of value, with the endings of files.
    private static func word(_ kind: ValueKind) -> String {
        switch kind {
        case .text: "text"
        case .choice: "choice"
        case .file(let endings): (["file"] + endings).joined(separator: " ")
        case .folder: "folder"
        case .assignment: "setting"
        }
    }

    /// The lists of words, each once, behind all the places where it is possible.
    private var choices: String {
        var lists: [(choices: [ValueKind.Choice], places: [String])] = []
        for (place, choices) in program.choicePlaces {
            if let index = lists.firstIndex(where: { $0.choices == choices }) {
                lists[index].places.append(place)
            } else {
                lists.append((choices, [place]))
            }
        }
        return lists.map { list in
            let words = list.choices.map { choice in
                "            \(ShellText.quoted(choice.word)) \(ShellText.quoted(choice.summary ?? ""))"
            }
            let pattern = list.places.map(ShellText.quoted).joined(separator: " | ")
            return (["    \(pattern))", "        choices=("] + words + ["        )", "        ;;"])
                .joined(separator: "\n")
        }.joined(separator: "\n")
    }

    private var settings: String {
        program.assignables.map { setting in
            let words = [setting.name, setting.values.joined(separator: " "), setting.summary]
            return "        " + words.map(ShellText.quoted).joined(separator: " ")
        }.joined(separator: "\n")
    }
}
