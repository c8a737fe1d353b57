internal import Reporting

/// The help pages, drawn from the declarations.
struct HelpPage {
    let width: Int

    private static let column = 26

    /// The page of the whole program.
    func program(_ program: ProgramDeclaration) -> String {
        section("OVERVIEW", []) + paragraph(program.overview)
            + "\n" + section("USAGE", ["\(program.name) COMMAND [ARGUMENTS]"])
            + "\n" + section("COMMANDS", []) + program.commands.map { entry($0.name, $0.overview) }.joined()
            + "\n" + section("OPTIONS", []) + program.options.map { optionEntry($0) }.joined()
            + "\n" + section("EXAMPLES", []) + program.examples.map { example($0.line, $0.meaning) }.joined()
            + "\n" + exitCodes
    }

    /// The page of one command.
    func command(_ command: CommandDeclaration) -> String {
        var page = section("OVERVIEW", []) + paragraph(command.overview + ".")
        if let discussion = command.discussion { page += "\n" + paragraph(discussion) }
        page += "\n" + section("USAGE", [usage(command)])
        if let operand = command.operand {
            page += "\n" + section("ARGUMENTS", []) + operandEntry(operand)
        }
        page +=
            "\n" + section("OPTIONS", [])
            + command.allOptions.map { optionEntry($0, beside: command.rivals(of: $0)) }.joined()
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

    /// What the operand is, with its words in the line, or on lines of their own when there is more to say of them.
    private func operandEntry(_ operand: CommandDeclaration.Operand) -> String {
        guard case .choice(let choices) = operand.kind else { return entry(operand.placeholder, operand.summary) }
        guard choices.contains(where: { $0.summary != nil }) else {
            return entry(operand.placeholder, "\(operand.summary): \(operand.choices.joined(separator: ", "))")
        }
        return entry(operand.placeholder, "\(operand.summary):")
            + choices.map { entry("  \($0.word)", $0.summary ?? "") }.joined()
    }

    private func optionEntry(_ option: OptionDeclaration, beside rivals: [OptionDeclaration] = []) -> String {
        var remarks: [String] = []
        if !option.choices.isEmpty { remarks.append("one of: \(option.choices.joined(separator: ", "))") }
        if option.isRepeated { remarks.append("may stand several times") }
        if !rivals.isEmpty { remarks.append("not with \(rivals.map { "--\($0.name)" }.joined(separator: ", "))") }
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
