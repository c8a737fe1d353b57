internal import Harness
internal import Reporting
internal import Scenarios
internal import Simulation
internal import Storage
internal import Wire

/// `tvsim inspect`: looks into a recorded run.
enum InspectCommand {
    static let sql = Option<String>.text(
        "sql",
        "QUERY",
        "Run this statement, in MySQL's dialect, on the recorded tables"
    )
    static let sqlFile = Option<String>.text(
        "sql-file",
        "FILE",
        "Run the statements of this file",
        kind: .file([".sql"])
    )
    static let at = Option<TimeText>.value(
        "at",
        "TIME",
        "Show the tables as they were at this instant",
        defaultText: "the end of the run",
        expected: "a time since the start such as 01:30, or an instant such as 2026-01-05T01:30:00Z",
        read: { TimeText($0) }
    )

    static let declaration = CommandDeclaration(
        name: "inspect",
        overview: "Look into a recorded run",
        discussion: "Without an option it shows what the run came to. Statements see the tables of every schema, with "
            + "the schema's name or without, and the record's own tables: run, events, http, changes, logs, slack, "
            + "pusher, mail and others. NOW() is the end of the run, or the instant of --at. docs/records.md describes "
            + "them all.",
        operand: CommandDeclaration.Operand(
            placeholder: "RUN",
            summary: "The record that 'tvsim run --record' wrote",
            kind: .file([".tvrun"])
        ),
        options: [
            sql.declaration, sqlFile.declaration, at.declaration, SharedOptions.report.declaration,
            SharedOptions.color.declaration,
        ],
        conflicts: [
            .init(first: sql.declaration, second: sqlFile.declaration, reason: "both say what to ask")
        ],
        examples: [
            .init(line: "tvsim inspect stuck.tvrun", meaning: "Tell again what happened."),
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
        ],
        run: { try InspectCommand.run($0, in: $1) }
    )

    /// The most bytes that a record may have; SQLite reads it in memory.
    private static let limit = 2 << 30

    private static func run(_ arguments: ParsedArguments, in surroundings: Surroundings) throws -> ExitCode {
        let path = arguments.operands.first ?? ""
        let statements = try arguments[sqlFile].map { file in
            (file, String(decoding: try read(file, limit: ExistingFile.limit), as: UTF8.self))
        }
        do {
            let record = try RunRecordReader(try read(path, limit: limit))
            let view = InspectView(record: record, arguments: arguments, surroundings: surroundings)
            let instant = arguments[at]?.instant(from: record.report.start)
            if let (source, text) = statements ?? arguments[sql].map({ ("--sql", $0) }) {
                return try view.answer(text, from: source, tables: try record.tables(at: instant))
            }
            guard let instant else { return try view.summary() }
            return try view.tables(try record.tables(at: instant))
        } catch let problem as RunRecordProblem {
            throw InputProblem(file: path, message: problem.description)
        }
    }

    private static func read(_ path: String, limit: Int) throws -> [UInt8] {
        do throws(FileError) {
            return try ExistingFile.read(path, limit: limit)
        } catch {
            throw InputProblem(file: path, message: error.reason)
        }
    }
}
