internal import Harness
internal import Reporting
internal import Scenarios

/// `tvsim schema`: writes the JSON Schema of scenario files, or of the reports that programs read.
enum SchemaCommand {
    static let system = Option<String>.word(
        "system",
        "NAME",
        "Write the schema for scenarios of this system only",
        of: Systems.all.map { ValueKind.Choice(word: $0.name, summary: $0.summary) },
        defaultText: "all systems"
    )

    static let subject = Option<String>.word(
        "of",
        "WHAT",
        "Write the schema of scenario files, or of what a command prints with --report json",
        of: [ValueKind.Choice(word: "scenario", summary: "Scenario files")]
            + grammars.map { ValueKind.Choice(word: $0.name, summary: $0.summary) },
        defaultText: "scenario"
    )

    static let markdown = Option<Bool>.flag("markdown", "Write the reference of the language, a page to read, instead")

    private static let grammars = ReportGrammar.all(topics: ListCommand.Topic.allCases.map(\.rawValue))

    static let declaration = CommandDeclaration(
        name: "schema",
        overview: "Write the JSON Schema of scenario files, or of reports",
        discussion: "Editors complete, explain and check scenarios by it. It is kept as "
            + "Scenarios/scenario.schema.json; a scenario names it under \"$schema\". The schemas of reports are for "
            + "programs that read them; docs/json.md explains the fields.",
        options: [system.declaration, subject.declaration, markdown.declaration],
        examples: [
            .init(
                line: "tvsim schema > Scenarios/scenario.schema.json",
                meaning: "Keep the schema beside the scenarios that point to it."
            ),
            .init(
                line: "tvsim schema --markdown > language.md",
                meaning: "Read every key and name of the language."
            ),
            .init(
                line: "tvsim schema --of test > test.schema.json",
                meaning: "Let a program check what 'tvsim test --report json' prints."
            ),
        ],
        run: { try SchemaCommand.run($0, in: $1) }
    )

    private static func run(_ arguments: ParsedArguments, in surroundings: Surroundings) throws -> ExitCode {
        if let grammar = grammars.first(where: { $0.name == arguments[subject] }) {
            if arguments[system] != nil {
                throw conflict(with: system.declaration, because: "a report has the same form for every system")
            }
            if arguments[markdown] == true {
                throw conflict(with: markdown.declaration, because: "docs/json.md is the page of the reports")
            }
            try surroundings.output.write(SchemaText.page(grammar.schema))
            return .held
        }
        let names = arguments[system].map { [$0] } ?? Systems.names
        let isPage = arguments[markdown] == true
        try surroundings.output.write(isPage ? try Systems.reference(of: names) : try Systems.schema(of: names))
        return .held
    }

    private static func conflict(with option: OptionDeclaration, because reason: String) -> UsageError {
        UsageError(.conflict(subject.declaration, option, because: reason), in: declaration.name)
    }
}
