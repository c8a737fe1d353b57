internal import Reporting
internal import Wire

/// `tvsim list`: shows the names that scenarios can use.
enum ListCommand {
    /// What can be listed.
    enum Topic: String, CaseIterable, Sendable {
        case systems, commands, settings, faults, invariants, branches, incidents

        /// What is shown.
        var summary: String {
            switch self {
            case .systems: "The systems that can be simulated"
            case .commands: "What a step can run, and what runs on a schedule"
            case .settings: "What a scenario or --set can decide, and the defaults"
            case .faults: "Where a fault can strike, and what it can do"
            case .invariants: "What must hold at the end of every run"
            case .branches: "The documented branches that scenarios can reach"
            case .incidents: "The failure modes that scenarios reproduce"
            }
        }
    }

    static let declaration = CommandDeclaration(
        name: "list",
        overview: "Show the names that scenarios can use",
        operand: CommandDeclaration.Operand(
            placeholder: "TOPIC",
            summary: "What to show",
            kind: .choice(Topic.allCases.map { ValueKind.Choice(word: $0.rawValue, summary: $0.summary) })
        ),
        options: [SharedOptions.report.declaration, SharedOptions.color.declaration],
        examples: [
            .init(line: "tvsim list settings", meaning: "Show every setting with its value when nothing is said."),
            .init(line: "tvsim list faults", meaning: "Show where a fault can strike, and what it can do."),
        ],
        run: { try ListCommand.run($0, in: $1) }
    )

    private static func run(_ arguments: ParsedArguments, in surroundings: Surroundings) throws -> ExitCode {
        guard let topic = arguments.operands.first.flatMap(Topic.init) else { return .wrongInput }
        let tables = Catalogue.tables(topic)
        switch arguments[SharedOptions.report] ?? .text {
        case .text:
            let page = surroundings.page(on: surroundings.output, color: arguments[SharedOptions.color] ?? .auto)
            try surroundings.output.write(text(tables, on: page))
        case .json:
            let entries = tables.flatMap { table in table.rows.map { entry($0, of: table) } }
            try surroundings.output.write(RunJSON.document(topic.rawValue, entries.map(\.text)))
        }
        return .held
    }

    private static func text(_ tables: [Catalogue.Table], on page: PageStyle) -> String {
        tables.map { table in
            page.palette.paint(table.title, .heading) + "\n"
                + TextTable(header: table.columns, rows: table.rows).rendered(on: page, indent: "  ")
        }.joined(separator: "\n")
    }

    private static func entry(_ row: [String], of table: Catalogue.Table) -> JSONValue {
        let fields = zip(table.columns, row).map { ($0, JSONValue.string($1)) }
        return .object(JSONObject([("in", .string(table.title))] + fields))
    }
}
