internal import Harness
internal import Reporting
internal import Scenarios
internal import Simulation
internal import Storage
internal import Wire

/// `tvsim inspect`: looks into a recorded run.
enum InspectCommand {
    static let declaration = CommandDeclaration(
        name: "inspect",
        overview: "Look into a recorded run",
        discussion: "Without an option it shows what the run came to. Statements see the tables of every schema, with "
            + "the schema's name or without, and the record's own tables: run, events, http, changes, looks, logs, "
            + "slack, pusher, mail and others. NOW() is the end of the run, or the instant of --at. docs/records.md "
            + "describes them all.",
        operand: CommandDeclaration.Operand(
            placeholder: "RUN",
            summary: "The record that 'tvsim run --record' wrote",
            kind: .file([".tvrun"])
        ),
        options: InspectOptions.declarations,
        conflicts: [
            .init(
                first: InspectOptions.sql.declaration,
                second: InspectOptions.sqlFile.declaration,
                reason: "both say what to ask"
            )
        ],
        examples: [
            .init(line: "tvsim inspect stuck.tvrun", meaning: "Tell again what happened."),
            .init(
                line: "tvsim inspect stuck.tvrun --row wishlist_dataset_histories#1",
                meaning: "Tell the life of a row: who changed it, who looked at it and why he did not take it."
            ),
            .init(
                line: "tvsim inspect stuck.tvrun --dataset 1 --from 00:30 --to 01:00",
                meaning: "Show every event of that half hour that speaks of dataset 1."
            ),
            .init(line: "tvsim inspect stuck.tvrun --http bulk-create", meaning: "Show requests with their bodies."),
            .init(
                line:
                    "tvsim inspect stuck.tvrun --sql \"SELECT id, status, TIMESTAMPDIFF(MINUTE, updated_at, NOW()) AS "
                    + "minutes FROM wishlist_dataset_histories\"",
                meaning: "Ask the tables as an operator does."
            ),
            .init(
                line:
                    "tvsim inspect stuck.tvrun --sql \"SELECT sent, sender, host, status FROM http WHERE status >= 400\"",
                meaning: "Find the requests that were refused."
            ),
            .init(line: "tvsim inspect stuck.tvrun --at 01:30", meaning: "Show what the tables held then."),
            .init(
                line: "tvsim inspect stuck.tvrun --html stuck.html",
                meaning: "Look at the run in a browser, as 'tvsim run --html' would have shown it."
            ),
            .init(line: "tvsim inspect before.tvrun --diff after.tvrun", meaning: "Find where two runs part."),
        ],
        run: { try InspectCommand.run($0, in: $1) }
    )

    /// The most bytes that a record may have; SQLite reads it in memory.
    private static let limit = 2 << 30

    private static func run(_ arguments: ParsedArguments, in surroundings: Surroundings) throws -> ExitCode {
        try checkModes(arguments)
        let path = arguments.operands.first ?? ""
        let statements = try arguments[InspectOptions.sqlFile].map { file in
            (file, String(decoding: try ExistingFile.input(file), as: UTF8.self))
        }
        return try problemsNamed(path) {
            let record = try RunRecordReader(try ExistingFile.input(path, limit: limit))
            let view = InspectView(record: record, arguments: arguments, surroundings: surroundings)
            let code = try show(
                record,
                view,
                statements ?? arguments[InspectOptions.sql].map { ("--sql", $0) },
                arguments
            )
            // What cannot be shown takes no other file's place.
            try RecordDrawing.write(record, as: arguments)
            return code
        }
    }

    /// Shows the one thing that is asked for.
    private static func show(
        _ record: RunRecordReader,
        _ view: InspectView,
        _ statements: (source: String, text: String)?,
        _ arguments: ParsedArguments
    ) throws -> ExitCode {
        let instant = arguments[InspectOptions.at]?.instant(from: record.report.start)
        if let statements {
            return try view.answer(statements.text, from: statements.source, tables: try record.tables(at: instant))
        }
        if let instant { return try view.tables(try record.tables(at: instant)) }
        if let row = arguments[InspectOptions.row] { return try view.row(row) }
        if let filter = arguments[InspectOptions.http] { return try view.exchanges(filter) }
        if let other = arguments[InspectOptions.diff] {
            let second = try problemsNamed(other) {
                try RunRecordReader(try ExistingFile.input(other, limit: limit)).run()
            }
            return try view.difference(to: second, named: (arguments.operands.first ?? "", other))
        }
        if arguments.has(InspectOptions.interactive) { return try view.lookAround() }
        if timelineOptions.contains(where: arguments.has) { return try view.timeline(query(arguments, record)) }
        return try view.summary()
    }

    // MARK: Options

    private static let timelineOptions = [
        InspectOptions.timeline.declaration, InspectOptions.process.declaration, InspectOptions.dataset.declaration,
        InspectOptions.kind.declaration, InspectOptions.from.declaration, InspectOptions.to.declaration,
        InspectOptions.all.declaration,
    ]

    /// Makes sure that one thing is asked for.
    private static func checkModes(_ arguments: ParsedArguments) throws(UsageError) {
        let modes = [
            InspectOptions.row.declaration, InspectOptions.http.declaration, InspectOptions.diff.declaration,
            InspectOptions.sql.declaration, InspectOptions.sqlFile.declaration, InspectOptions.interactive.declaration,
        ]
        let given = modes.filter(arguments.has)
        let timeline = timelineOptions.filter(arguments.has)
        let at = arguments.has(InspectOptions.at.declaration) ? [InspectOptions.at.declaration] : []
        let isSQL = given.contains { $0.name.hasPrefix("sql") }
        if arguments[SharedOptions.report] == .json, arguments.has(InspectOptions.interactive) {
            let options = (SharedOptions.report.declaration, InspectOptions.interactive.declaration)
            throw UsageError(.conflict(options.0, options.1, because: "keys are for people"), in: declaration.name)
        }
        let asked = given + timeline.prefix(1) + (isSQL ? [] : at)
        guard asked.count > 1 else { return }
        let because = isSQL && asked[1].name.hasPrefix("sql") ? "both say what to ask" : "each shows something else"
        throw UsageError(.conflict(asked[0], asked[1], because: because), in: declaration.name)
    }

    private static func query(_ arguments: ParsedArguments, _ record: RunRecordReader) -> TimelineQuery {
        var query = TimelineQuery()
        query.processes = arguments.all(InspectOptions.process)
        query.dataset = arguments[InspectOptions.dataset]
        query.kinds = arguments.all(InspectOptions.kind)
        query.from = arguments[InspectOptions.from]?.instant(from: record.report.start)
        query.to = arguments[InspectOptions.to]?.instant(from: record.report.start)
        query.showsAll = arguments.has(InspectOptions.all.declaration)
        return query
    }

    // MARK: Files

    /// Calls `body`, and says of which record its problems are.
    private static func problemsNamed<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let problem as RunRecordProblem {
            throw InputProblem(file: path, message: problem.description + remedy(for: problem, of: path))
        } catch let problem as InspectionProblem {
            throw InputProblem(file: path, message: problem.description)
        }
    }

    /// How to make a record anew that this program cannot read.
    private static func remedy(for problem: RunRecordProblem, of path: String) -> String {
        guard let origin = problem.origin, let words = origin.words else { return "" }
        let line = ShellText.line(["tvsim"] + words + ["--record", path])
        let more = origin.isComplete ? "" : ", with the --set and --param of then, which the record does not tell,"
        return ";\nmake it anew\(more) with: \(line)"
    }
}
