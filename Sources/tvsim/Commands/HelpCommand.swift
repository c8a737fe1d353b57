internal import Reporting

/// `tvsim help`: shows the help pages.
enum HelpCommand {
    private static let own = ValueKind.Choice(
        word: "help",
        summary: "Show what tvsim can do, or what one of its commands can"
    )

    /// The command, which needs to know the others.
    static func declaration(of commands: [CommandDeclaration]) -> CommandDeclaration {
        CommandDeclaration(
            name: own.word,
            overview: own.summary ?? "",
            operand: CommandDeclaration.Operand(
                placeholder: "COMMAND",
                summary: "The command whose page is wanted",
                kind: .choice(commands.map { ValueKind.Choice(word: $0.name, summary: $0.overview) } + [own]),
                isRequired: false
            ),
            examples: [.init(line: "tvsim help run", meaning: "Show what 'tvsim run' can do.")],
            run: { arguments, surroundings in
                let name = arguments.operands.first
                return try show(CommandLineProgram.declaration.commands.first { $0.name == name }, in: surroundings)
            }
        )
    }

    /// Shows the page of a command, or that of the whole program.
    static func show(_ command: CommandDeclaration?, in surroundings: Surroundings) throws -> ExitCode {
        let page = HelpPage(width: min(surroundings.page(on: surroundings.output, color: .never).width, 100))
        try surroundings.output.write(command.map(page.command) ?? page.program(CommandLineProgram.declaration))
        return .held
    }
}
