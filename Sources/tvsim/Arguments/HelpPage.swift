internal import Reporting

/// The help pages, drawn from the declarations.
struct HelpPage {
    let width: Int

    private static let column = 26

    /// The page of the whole program.
    func program(_ commands: [CommandDeclaration]) -> String {
        section("OVERVIEW", [])
            + paragraph(
                "tvsim runs whole dataset workflows against deterministic simulators of everything they talk to. A "
                    + "scenario file scripts the world, the failures and what must be true at the end; the same file "
                    + "with the same seed gives the same run, in virtual time."
            )
            + "\n" + section("USAGE", ["tvsim COMMAND [ARGUMENTS]"])
            + "\n" + section("COMMANDS", [])
            + commands.map { entry($0.name, $0.overview) }.joined()
            + entry("help [COMMAND]", "Show this page, or the page of a command")
            + "\n" + section("OPTIONS", [])
            + entry("-h, --help", "Show this page")
            + entry("--version", "Show the version")
            + "\n" + section("EXAMPLES", [])
            + example("tvsim run Scenarios/crawl-failure.json", "Run a scenario and judge it.")
            + example("tvsim help run", "Show what 'tvsim run' can do.")
            + "\n" + exitCodes
    }

    /// The page of one command.
    func command(_ command: CommandDeclaration) -> String {
        var page = section("OVERVIEW", []) + paragraph(command.overview + ".")
        if let discussion = command.discussion { page += "\n" + paragraph(discussion) }
        page += "\n" + section("USAGE", [usage(command)])
        if let operand = command.operand {
            page += "\n" + section("ARGUMENTS", []) + entry(operand.placeholder, operandText(operand))
        }
        page += "\n" + section("OPTIONS", []) + command.allOptions.map(optionEntry).joined()
        if !command.examples.isEmpty {
            page += "\n" + section("EXAMPLES", []) + command.examples.map { example($0.line, $0.meaning) }.joined()
        }
        return page + "\n" + exitCodes
    }

    private var exitCodes: String {
        section("EXIT CODES", []) + ExitCode.allCases.map { entry("\($0.rawValue)", $0.meaning) }.joined()
    }

    private func usage(_ command: CommandDeclaration) -> String {
        var text = "tvsim \(command.name)"
        if !command.options.isEmpty { text += " [OPTIONS]" }
        if let operand = command.operand {
            let word = operand.placeholder + (operand.isRepeated ? "…" : "")
            text += operand.isRequired ? " \(word)" : " [\(word)]"
        }
        return text
    }

    private func operandText(_ operand: CommandDeclaration.Operand) -> String {
        operand.choices.isEmpty ? operand.summary : "\(operand.summary): \(operand.choices.joined(separator: ", "))"
    }

    private func optionEntry(_ option: OptionDeclaration) -> String {
        var remarks: [String] = []
        if !option.choices.isEmpty { remarks.append("one of: \(option.choices.joined(separator: ", "))") }
        if option.isRepeated { remarks.append("may stand several times") }
        if let standard = option.defaultText { remarks.append("default: \(standard)") }
        let text = option.summary + (remarks.isEmpty ? "" : " (\(remarks.joined(separator: "; ")))")
        return entry((option.letter.map { "-\($0), " } ?? "") + option.usage, text)
    }

    private func section(_ title: String, _ lines: [String]) -> String {
        "\(title):\n" + lines.map { "  \($0)\n" }.joined()
    }

    private func paragraph(_ text: String) -> String {
        ScreenText.wrapped(text, width: width - 2).map { "  \($0)\n" }.joined()
    }

    private func entry(_ term: String, _ text: String) -> String {
        let lines = ScreenText.wrapped(text, width: width - Self.column)
        let blank = String(repeating: " ", count: Self.column)
        let start = "  \(term)"
        guard start.count + 2 <= Self.column else {
            return start + "\n" + lines.map { "\(blank)\($0)\n" }.joined()
        }
        return ScreenText.padded(start, to: Self.column) + lines.joined(separator: "\n\(blank)") + "\n"
    }

    private func example(_ line: String, _ meaning: String) -> String {
        "  \(line)\n" + ScreenText.wrapped(meaning, width: width - 6).map { "      \($0)\n" }.joined()
    }
}
