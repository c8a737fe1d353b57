internal import Reporting

/// The completion script of zsh, for a file `_tvsim` in its `fpath` or to be read after `compinit`.
struct ZshScript {
    let program: ProgramDeclaration

    /// The script.
    var text: String {
        """
        #compdef \(program.name)
        # Completes \(program.name) in zsh. Written by '\(program.name) completion zsh' from the declared command line.

        _tvsim() {
            local curcontext=$curcontext state state_descr line ret=1
            typeset -A opt_args
            _arguments -C -S \\
        \(program.options.map { "        \(spec($0, of: "", isAlone: true)) \\" }.joined(separator: "\n"))
                '1:COMMAND: _tvsim_choices "" ""' \\
                '*:: :->arguments' && ret=0
            [[ $state == arguments ]] || return ret
            curcontext=${curcontext%:*:*}:\(program.name)-$words[1]:
            case $words[1] in
        \(program.commands.map(arguments).joined(separator: "\n"))
            esac
            return ret
        }

        # The words that a value can be, with what they stand for; $1 is the command, $2 the option.
        _tvsim_choices() {
            local -a choices
            case "$1 $2" in
        \(program.choicePlaces.map(choices).joined(separator: "\n"))
            esac
            _describe -t values value choices
        }

        # A setting, then one of its values.
        _tvsim_settings() {
            local name=${PREFIX%%=*}
            local -a settings values
            if ! compset -P '*='; then
                settings=(
        \(program.assignables.map { "            \(ShellText.quoted(Self.described($0.name, $0.summary)))" }
            .joined(separator: "\n"))
                )
                _describe -t settings setting settings -S = -q
                return
            fi
            case $name in
        \(program.assignables.map(values).joined(separator: "\n"))
            *) return 1 ;;
            esac
        }

        if [[ ${funcstack[1]} == _tvsim ]]; then
            _tvsim "$@"
        else
            compdef _tvsim \(program.name)
        fi

        """
    }

    private func arguments(of command: CommandDeclaration) -> String {
        var specs = command.allOptions.map { option in
            spec(option, of: command.name, beside: command.rivals(of: option), isAlone: option.name == "help")
        }
        if let operand = command.operand {
            let action = action(of: operand.kind, in: command.name, option: "")
            let message = Self.escaped(operand.placeholder, ":")
            specs.append(ShellText.quoted("\(operand.isRepeated ? "*" : "1"):\(message):\(action)"))
        }
        return "    \(command.name))\n        _arguments -S \\\n"
            + specs.map { "            \($0)" }.joined(separator: " \\\n") + " && ret=0\n        ;;"
    }

    /// What `_arguments` is told of an option; one that stands alone ends what can be said.
    private func spec(
        _ option: OptionDeclaration,
        of command: String,
        beside rivals: [OptionDeclaration] = [],
        isAlone: Bool
    ) -> String {
        let long = "--\(option.name)"
        var rest = "[\(Self.escaped(option.summary, "[]"))]"
        if let placeholder = option.placeholder {
            let action = action(of: option.kind, in: command, option: long)
            rest = "=\(rest):\(Self.escaped(placeholder, ":")):\(action)"
        }
        let excluded = (option.words.count > 1 ? option.words : []) + rivals.flatMap(\.words)
        let start =
            if isAlone { "(- : *)" } else if option.isRepeated { "*" } else if excluded.isEmpty { "" } else {
                "(\(excluded.joined(separator: " ")))"
            }
        guard option.words.count > 1 else { return ShellText.quoted(start + long + rest) }
        return "\(ShellText.quoted(start)){\(option.words.joined(separator: ","))}\(ShellText.quoted(rest))"
    }

    private func action(of kind: ValueKind, in command: String, option: String) -> String {
        switch kind {
        case .text: " "
        case .choice: " _tvsim_choices \(command) \(option.isEmpty ? "\"\"" : option)"
        case .file(let endings) where endings.isEmpty: "_files"
        case .file(let endings): "_files -g \"\(endings.map { "*\($0)(-.)" }.joined(separator: " "))\""
        case .folder: "_files -/"
        case .assignment: " _tvsim_settings"
        }
    }

    private func choices(at place: String, _ choices: [ValueKind.Choice]) -> String {
        let words = choices.map { ShellText.quoted(Self.described($0.word, $0.summary ?? "")) }
        return "    \(ShellText.quoted(place)))\n        choices=(\n            "
            + words.joined(separator: "\n            ") + "\n        )\n        ;;"
    }

    private func values(of setting: ValueKind.Assignable) -> String {
        let pattern = ShellText.quoted(setting.name)
        guard !setting.values.isEmpty else {
            return "    \(pattern)) _message -e values \(ShellText.quoted(setting.expectation)) ;;"
        }
        let words = setting.values.map(ShellText.quoted).joined(separator: " ")
        return "    \(pattern))\n        values=(\(words))\n        _describe -t values value values\n        ;;"
    }

    private static func described(_ word: String, _ summary: String) -> String {
        summary.isEmpty ? escaped(word, ":") : "\(escaped(word, ":")):\(summary)"
    }

    /// Text in which a backslash stands before each of the special characters.
    private static func escaped(_ text: String, _ special: String) -> String {
        text.reduce(into: "") { result, character in
            if character == "\\" || special.contains(character) { result.append("\\") }
            result.append(character)
        }
    }
}
