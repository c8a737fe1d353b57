internal import Reporting
internal import Scenarios

/// The options of `tvsim inspect`.
enum InspectOptions {
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
        expected: expectedTime,
        read: { TimeText($0) }
    )
    static let row = Option<String>.text("row", "TABLE#ID", "Tell the whole life of a row, such as datasets#1")
    static let http = Option<String>.text(
        "http",
        "FILTER",
        "Show requests: one in full by its number, those whose line has this text, or 'all'"
    )
    static let diff = Option<String>.text(
        "diff",
        "RUN2",
        "Say in what another record differs; exits with 1 if it does",
        kind: .file([".tvrun"])
    )
    static let interactive = Option<Bool>.flag("interactive", letter: "i", "Look around in the run, with keys")

    // MARK: The timeline

    static let timeline = Option<Bool>.flag("timeline", "Show the events; each of the next six options implies it")
    static let process = Option<String>.text(
        "process",
        "NAME",
        "Show what processes of this name did; '*' stands for anything; may stand several times",
        isRepeated: true
    )
    static let dataset = Option<Int64>.value(
        "dataset",
        "ID",
        "Show what speaks of this dataset",
        expected: "a whole number",
        read: { Int64($0) }
    )
    static let kind = Option<String>.text(
        "kind",
        "KIND",
        "Show events of this kind: change, http, log, slack, pusher, mail, fault, crash, story and others; may stand "
            + "several times",
        isRepeated: true
    )
    static let from = Option<TimeText>.value(
        "from",
        "TIME",
        "Begin here",
        defaultText: "the start of the run",
        expected: expectedTime,
        read: { TimeText($0) }
    )
    static let to = Option<TimeText>.value(
        "to",
        "TIME",
        "End here, this instant included",
        defaultText: "the end of the run",
        expected: expectedTime,
        read: { TimeText($0) }
    )
    static let all = Option<Bool>.flag("all", "Leave nothing out: idle runs, branches, lines of logs, long texts")

    static let expectedTime = "a time since the start such as 01:30, or an instant such as 2026-01-05T01:30:00Z"

    /// Every option, in the order of the help page.
    static let declarations: [OptionDeclaration] = [
        timeline.declaration, process.declaration, dataset.declaration, kind.declaration, from.declaration,
        to.declaration, all.declaration, row.declaration, http.declaration, at.declaration, sql.declaration,
        sqlFile.declaration, diff.declaration, interactive.declaration, SharedOptions.html.declaration,
        SharedOptions.mermaid.declaration, SharedOptions.report.declaration,
        SharedOptions.color.declaration,
    ]
}
