extension ReportGrammar {
    /// `tvsim inspect` by what it is asked for; without an option it prints what `tvsim run` does.
    static let inspection = [timeline, row, http, at, sql, diff]

    // MARK: The run

    /// `--timeline` and the options that narrow it.
    private static let timeline = ReportGrammar(
        "inspect",
        form: "timeline",
        "The events of a recorded run",
        report: [
            .init(
                "events",
                .either([.list(.object("event")), .list(.object("story"))]),
                "The events that are asked for; with `--kind story`, the lines that `tvsim run` tells."
            )
        ],
        [
            ReportObject(
                "event",
                "An event of the log.",
                eventFields + [
                    .init("request", .orNull(.integer), "The number of the request that it is about."),
                    .init("idle", .boolean, "Whether its process changed nothing and told nobody anything."),
                ]
            ),
            ReportObject(
                "story",
                "A line of the story.",
                [
                    .init("time", .time, "When it happened."), .init("actor", .text, "Who did it."),
                    .init("kind", .text, "What kind of line it is."), .init("text", .text, "What happened."),
                ]
            ),
        ]
    )

    /// `--row`.
    private static let row = ReportGrammar(
        "inspect",
        form: "row",
        "The life of a row in a recorded run",
        report: [.init("rows", .list(.object("row")), "The row that is asked for, alone.")],
        [
            ReportObject(
                "row",
                "A row and everything that happened to it.",
                [
                    .init("table", .text, "Its table."), .init("id", .integer, "Its id."),
                    .init("title", .orNull(.text), "A text that only this row has, such as its slug."),
                    .init(
                        "life",
                        .list(.either([.object("change"), .object("look"), .object("call"), .object("note")])),
                        "What happened to it and what speaks of it, in order."
                    ),
                    .init("stood", .list(.object("stood")), "How long each status stood."),
                    .init("end", .orNull(.object("end")), "The row at the end; null when it is gone."),
                    .init("stuck", .orNull(.object("stuck")), "Why it is not finished, when it is not."),
                ]
            ),
            happening(
                "change",
                "A committed change of the row.",
                ["change"],
                [
                    process, processID,
                    .init("step", .orNull(.text), "The last step of the process before it."),
                    .init("operation", .word(["insert", "update", "delete"]), "What was done."),
                    .init("columns", .list(.object("cell")), "The columns that differ."),
                ]
            ),
            ReportObject(
                "cell",
                "A column of a change; values are in the documents' words where there are some.",
                [
                    .init("column", .text, "The column."),
                    .init("old", .orNull(.text), "What it was; null where the row came into being."),
                    .init("new", .orNull(.text), "What it became; null where the row went."),
                    .init("stoodSeconds", .orNull(.number), "How long the old value had stood."),
                ]
            ),
            happening(
                "look",
                "A time that a process asked which rows of the table it should take.",
                ["look"],
                [
                    process, processID, .init("selection", .text, "What the question is called."),
                    .init("verdict", .object("verdict"), "What came of it for the row."),
                ]
            ),
            ReportObject(
                "verdict",
                "Whether the row was taken. Where a condition kept it from that, the condition is told; else why.",
                [
                    .init("taken", .orNull(.boolean), "Whether it was; null where that cannot be told."),
                    .init("condition", .text, "The first condition that it did not meet.", isOptional: true),
                    .init("actual", .text, "What it had.", isOptional: true),
                    .init("needs", .text, "What it would have needed.", isOptional: true),
                    .init("why", .text, "What kept it from being taken, or from being judged.", isOptional: true),
                ]
            ),
            happening(
                "call",
                "A request that speaks of the row.",
                ["request"],
                [.init("exchange", .object("exchange"), "The request.")]
            ),
            happening(
                "note",
                "A message that speaks of the row.",
                ["slack", "pusher", "mail"],
                [process, .init("text", .text, "What it says.")]
            ),
            ReportObject(
                "stood",
                "A time that a column with words held one value.",
                [
                    .init("column", .text, "The column."), .init("value", .text, "The value."),
                    .init("from", .time, "Since when."),
                    .init("to", .orNull(.time), "Until when; null when it stood to the end of the run."),
                    .init("writer", .orNull(.text), "Who wrote it; null for what was there from the start."),
                ]
            ), ReportObject("end", "The columns of the row, each with its value as a text.", [], others: "COLUMN"),
            stuck,
        ] + exchangeObjects
    )

    /// `--http`.
    private static let http = ReportGrammar(
        "inspect",
        form: "http",
        "The requests of a recorded run",
        report: [.init("exchanges", .list(.object("exchange")), "The requests that fit the filter.")],
        exchangeObjects
    )

    // MARK: Tables

    /// `--at` without a statement.
    private static let at = ReportGrammar(
        "inspect",
        form: "at",
        "The tables of a recorded run as they were",
        report: [.init("tables", .list(.object("table")), "The tables that the run had changed by then.")],
        [
            ReportObject(
                "table",
                "A table with its rows.",
                [.init("table", .text, "Its name with the schema.")] + resultFields
            )
        ]
    )

    /// `--sql` and `--sql-file`.
    private static let sql = ReportGrammar(
        "inspect",
        form: "sql",
        "Answers to statements on a recorded run",
        report: [.init("results", .list(.object("result")), "An answer to each statement.")],
        [ReportObject("result", "The answer to a statement.", resultFields)]
    )

    // MARK: Two runs

    /// `--diff`.
    private static let diff = ReportGrammar(
        "inspect",
        form: "diff",
        "The difference of two recorded runs",
        report: [
            .init("one", .text, "The first record, as it was named."),
            .init("other", .text, "The second record, as it was named."),
            .init("equal", .boolean, "Whether all that happened, and all that came of it, is the same."),
            .init("origins", .list(.object("item")), "What was run differently, which alone is no difference."),
            .init("divergence", .orNull(.object("divergence")), "Where the events part."),
            .init("verdicts", .list(.object("item")), "What they came to."),
            .init("exchanges", .list(.object("item")), "Requests that ended otherwise, by sender and route."),
            .init("tables", .list(.object("table")), "The rows that differ at the end."),
        ],
        [
            ReportObject(
                "item",
                "Something that the two runs say differently.",
                [
                    .init("name", .text, "What it is."),
                    .init("one", .orNull(.text), "What the first run says; null where it says nothing."),
                    .init("other", .orNull(.text), "What the second run says; null where it says nothing."),
                ]
            ),
            ReportObject(
                "divergence",
                "The first event that is not the same in both runs.",
                [
                    .init("place", .integer, "The place of the event, from 0."),
                    .init("before", .list(.object("event")), "The last events that both have."),
                    .init("one", .list(.object("event")), "What follows in the first run."),
                    .init("other", .list(.object("event")), "What follows in the second run."),
                    .init(
                        "oneInOther",
                        .orNull(.object("event")),
                        "What the process of the first run's event did in the second."
                    ),
                    .init("otherInOne", .orNull(.object("event")), "The same the other way round."),
                ]
            ), ReportObject("event", "An event of a log.", eventFields),
            ReportObject(
                "table",
                "A table with rows that differ.",
                [.init("table", .text, "Its name."), .init("rows", .list(.object("row")), "The rows.")]
            ),
            ReportObject(
                "row",
                "A row that differs.",
                [
                    .init("id", .integer, "Its id."), .init("inOne", .boolean, "Whether the first run has it."),
                    .init("inOther", .boolean, "Whether the second run has it."),
                    .init("columns", .list(.object("item")), "The columns that differ."),
                ]
            ),
        ]
    )
}
