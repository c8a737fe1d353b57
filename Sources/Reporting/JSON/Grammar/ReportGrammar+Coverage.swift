extension ReportGrammar {
    /// `tvsim coverage`.
    static let coverage = ReportGrammar(
        "coverage",
        "What scenarios reach",
        report: [
            .init("complete", .boolean, "Whether every documented branch is reached."),
            .init("branches", .list(.object("branch")), "The documented branches."),
            .init("transitions", .list(.object("transition")), "The documented changes of status."),
            .init("commands", .list(.object("command")), "The ways in which commands end."),
            .init("faults", .list(.object("strike")), "The kinds of fault, by what they strike."),
            .init("incidents", .list(.object("incident")), "The documented failure modes."), runs,
        ],
        [
            reached(
                "branch",
                "A branch of the documents.",
                [
                    .init("id", .text, "Its name."), .init("document", .text, "The document that has it."),
                    .init("place", .text, "Where in the document."), .init("text", .text, "What it says."),
                ]
            ),
            reached(
                "transition",
                "A change of a status.",
                [
                    .init("status", .text, "The column."), .init("text", .text, "From which value to which."),
                    .init("legal", .boolean, "Whether the documents allow it."),
                ],
                more: [
                    .init("byOperator", .list(.text), "Scenarios in which a person made it."),
                    .init("refused", .list(.text), "Scenarios in which it was tried and refused."),
                ]
            ),
            reached(
                "command",
                "A way in which a command ends.",
                [
                    .init("command", .text, "The command."),
                    .init("outcome", .word(["exit 0", "exit 1", "crashed", "hung"]), "How it ends."),
                ]
            ),
            reached(
                "strike",
                "A kind of fault.",
                [.init("on", .text, "What it strikes."), .init("do", .text, "What it does.")]
            ),
            reached(
                "incident",
                "A documented failure mode.",
                [.init("id", .text, "Its name."), .init("text", .text, "What goes wrong.")]
            ),
        ] + runObjects
    )

    /// `tvsim list`, whose only list is named after what was asked for.
    static func list(topics: [String]) -> ReportGrammar {
        ReportGrammar(
            "list",
            "The names that scenarios can use",
            report: topics.map {
                .init($0, .list(.object("entry")), "The answer to 'tvsim list \($0)'.", isOptional: true)
            },
            [
                ReportObject(
                    "entry",
                    "A line of the table; its other keys are the heads of the columns.",
                    [.init("in", .text, "The table that the line is in: the system, for most topics.")],
                    others: "COLUMN"
                )
            ]
        )
    }

    /// `tvsim bench`.
    static let bench = ReportGrammar(
        "bench",
        "What benchmarks measured",
        report: [.init("figures", .list(.object("figure")), "The figures.")],
        [
            ReportObject(
                "figure",
                "Something that was measured.",
                [
                    .init("figure", .text, "What was measured."), .init("value", .number, "What it came to."),
                    .init("unit", .word(["s", "1/s", "ratio"]), "What the value counts."),
                    .init(
                        "target",
                        .orNull(.number),
                        "What the value must not exceed; null where nothing is promised."
                    ),
                    .init("held", .boolean, "Whether the target was met."),
                    .init("ratio", .orNull(.number), "The value over something measured in the same run."),
                    .init("over", .orNull(.text), "What that is; without a ratio, what one of them consists of."),
                ]
            )
        ]
    )

    /// Something that scenarios reach, or do not.
    private static func reached(
        _ name: String,
        _ summary: String,
        _ fields: [ReportObject.Field],
        more: [ReportObject.Field] = []
    ) -> ReportObject {
        let scenarios = ReportObject.Field("scenarios", .list(.text), "The scenarios that reach it.")
        let system = ReportObject.Field("system", .text, "The system that it belongs to.")
        return ReportObject(name, summary, fields + [scenarios] + more + [system])
    }
}
