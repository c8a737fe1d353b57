/// `tvsim man`: writes the man page.
enum ManCommand {
    static let declaration = CommandDeclaration(
        name: "man",
        overview: "Write the man page tvsim(1)",
        discussion: "'make install' puts it where man finds it.",
        examples: [
            .init(line: "tvsim man | man -l -", meaning: "Read the man page without installing it."),
            .init(line: "tvsim man > tvsim.1", meaning: "Keep the man page in a file."),
        ],
        run: { _, surroundings in
            try surroundings.output.write(ManPage(program: CommandLineProgram.declaration).text)
            return .held
        }
    )
}
