internal import Harness

/// `tvsim schema`: writes the JSON Schema of scenario files.
enum SchemaCommand {
    static let system = Option<String>.word(
        "system",
        "NAME",
        "Write the schema for scenarios of this system only",
        of: Systems.all.map { ValueKind.Choice(word: $0.name, summary: $0.summary) },
        defaultText: "all systems"
    )

    static let declaration = CommandDeclaration(
        name: "schema",
        overview: "Write the JSON Schema of scenario files",
        discussion: "Editors complete, explain and check scenarios by it. It is kept as "
            + "Scenarios/scenario.schema.json; a scenario names it under \"$schema\".",
        options: [system.declaration],
        examples: [
            .init(
                line: "tvsim schema > Scenarios/scenario.schema.json",
                meaning: "Keep the schema beside the scenarios that point to it."
            )
        ],
        run: { try SchemaCommand.run($0, in: $1) }
    )

    private static func run(_ arguments: ParsedArguments, in surroundings: Surroundings) throws -> ExitCode {
        let names = arguments[system].map { [$0] } ?? Systems.names
        try surroundings.output.write(try Systems.schema(of: names))
        return .held
    }
}
