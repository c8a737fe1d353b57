/// `tvsim completion`: writes what lets a shell complete the command line.
enum CompletionCommand {
    /// The shells that are served.
    enum Shell: String, CaseIterable, Sendable {
        case bash, zsh, fish
    }

    static let declaration = CommandDeclaration(
        name: "completion",
        overview: "Write the completion script of a shell",
        discussion:
            "It completes commands, options, their values, settings and the files that fit. 'make install' puts "
            + "the three scripts where the shells find them.",
        operand: CommandDeclaration.Operand(
            placeholder: "SHELL",
            summary: "The shell",
            kind: .choice(Shell.allCases.map { ValueKind.Choice(word: $0.rawValue) })
        ),
        examples: [
            .init(
                line: "source <(tvsim completion bash)",
                meaning: "Complete in this bash; the same line in ~/.bashrc does so in every one."
            ),
            .init(
                line: "source <(tvsim completion zsh)",
                meaning: "Complete in this zsh; the line belongs behind 'compinit' in ~/.zshrc."
            ),
            .init(
                line: "tvsim completion fish | source",
                meaning: "Complete in this fish; the same line in ~/.config/fish/config.fish does so in every one."
            ),
        ],
        run: { arguments, surroundings in
            guard let shell = arguments.operands.first.flatMap(Shell.init) else { return .wrongInput }
            try surroundings.output.write(script(for: shell, of: CommandLineProgram.declaration))
            return .held
        }
    )

    /// The script of a shell for a command line.
    static func script(for shell: Shell, of program: ProgramDeclaration) -> String {
        switch shell {
        case .bash: BashScript(program: program).text
        case .zsh: ZshScript(program: program).text
        case .fish: FishScript(program: program).text
        }
    }
}
