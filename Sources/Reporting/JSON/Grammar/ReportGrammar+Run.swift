extension ReportGrammar {
    /// `tvsim run`.
    static let run = ReportGrammar("run", "What came of runs", report: [runs], runObjects)

    /// `tvsim test`.
    static let test = ReportGrammar(
        "test",
        "What came of a suite",
        report: [runs, .init("suite", .object("suite"), "The counts.")],
        runObjects + [
            ReportObject(
                "suite",
                "The suite as a whole.",
                [
                    .init("passed", .integer, "How many scenarios passed."),
                    .init("failed", .integer, "How many failed."),
                    .init("invalid", .integer, "How many files could not be run."),
                    .init(
                        "notRun",
                        .integer,
                        "How many were left out after the first that did not pass (--fail-fast)."
                    ),
                    .init("seconds", .number, "How long everything took on this machine."),
                ]
            )
        ]
    )

    /// `tvsim validate`.
    static let validate = ReportGrammar(
        "validate",
        "What is wrong with scenario files",
        report: [.init("files", .list(.object("file")), "The files, in the order in which they were named.")],
        [
            ReportObject(
                "file",
                "A file that was checked.",
                [
                    .init("file", .text, "The path as it was given."),
                    .init("valid", .boolean, "Whether it is a scenario."),
                    .init(
                        "diagnostics",
                        .list(.object("diagnostic")),
                        "What is wrong with it; empty where it is valid."
                    ),
                ]
            ), diagnostic,
        ]
    )

    static let runs = ReportObject.Field(
        "runs",
        .list(.object("run")),
        "First the files that could not be read, then the runs, in the order of the files and seeds."
    )

    /// A run with all that it refers to.
    static let runObjects = [
        ReportObject(
            "run",
            "A run of a scenario, or a file that could not be run.",
            [
                .init("scenario", .orNull(.text), "The scenario's name; null where it could not be read."),
                .init("file", .text, "The path of the file as it was given."),
                .init("system", .orNull(.text), "The system that was simulated."),
                .init("seed", .orNull(.seed), "The seed of every random decision."),
                .init("digest", .orNull(.text), "The SHA-256 of the event log: the identity of the run."),
                .init("verdict", .word(["passed", "failed", "invalid"]), "What the run came to."),
                .init("start", .orNull(.time), "When the run began, in virtual time."),
                .init("end", .orNull(.time), "When it ended, in virtual time."),
                .init("virtualSeconds", .number, "How long it took in virtual time."),
                .init("wallSeconds", .number, "How long it took on this machine; all that differs between equal runs."),
                .init("events", .integer, "How many events the log has."),
                .init("expectations", .list(.object("expectation")), "What the scenario expects."),
                .init("invariants", .list(.object("invariant")), "What must hold at the end of every run."),
                .init("stuck", .list(.object("stuck")), "Rows that are not finished."),
                .init("faults", .list(.object("fault")), "What the scenario breaks."),
                .init(
                    "mustFail",
                    .orNull(.object("canary")),
                    "Whether a scenario that must fail did; null for others."
                ),
                .init("case", .orNull(.text), "The case of the file that was run; null for a file without cases."),
                .init(
                    "diagnostics",
                    .list(.object("diagnostic")),
                    "What is wrong with an invalid file.",
                    isOptional: true
                ),
            ]
        ),
        ReportObject(
            "expectation",
            "Something that the scenario expects.",
            [
                .init("text", .text, "The expectation as a sentence."), .init("held", .boolean, "Whether it held."),
                .init("why", .orNull(.text), "What was found instead; null where there is nothing to say."),
                .init("line", .orNull(.integer), "The line of the scenario file, or of `file`."),
                .init("file", .orNull(.text), "The file when it is one that the scenario extends."),
            ]
        ),
        ReportObject(
            "invariant",
            "Something that must hold at the end of every run.",
            [
                .init("id", .text, "Its name in scenarios."), .init("text", .text, "The invariant as a sentence."),
                .init("held", .boolean, "Whether it held."),
                .init("judged", .boolean, "Whether the scenario asks for it; only then a broken one fails the run."),
                .init("why", .orNull(.text), "What breaks it; null where there is nothing to say."),
            ]
        ),
        stuck,
        ReportObject(
            "fault",
            "A fault of the scenario.",
            [
                .init("id", .text, "Its name in the scenario, or its place."),
                .init("fired", .integer, "How often it fired."),
                .init("effect", .text, "What it changed, or why it did not fire."),
                .init("held", .boolean, "False for a fault that neither fired and changed something nor is optional."),
                .init("line", .orNull(.integer), "The line of the scenario file, or of `file`."),
                .init("text", .text, "What it strikes and does, as a sentence."),
                .init("file", .orNull(.text), "The file when it is one that the scenario extends."),
            ]
        ),
        ReportObject(
            "canary",
            "A scenario that must fail.",
            [
                .init("reason", .orNull(.text), "Why it must, as the scenario says it."),
                .init("held", .boolean, "Whether it failed, as it must."),
                .init("why", .orNull(.text), "How it failed otherwise than it must; null where it did not."),
            ]
        ), diagnostic,
    ]

    /// A row that is not finished, in runs and in the life of a row.
    static let stuck = ReportObject(
        "stuck",
        "A row that is not finished at the end of the run.",
        [
            .init("table", .text, "Its table."), .init("id", .integer, "Its id."),
            .init("state", .text, "What it stays at."), .init("since", .time, "Since when."),
            .init("next", .text, "The command that should take it further."),
            .init("why", .text, "Why that does not take it."),
            .init("isStuck", .boolean, "False for what would still have moved after the end of the run."),
        ]
    )

    /// A mistake; of a file that could not be read there is only the message.
    static let diagnostic = ReportObject(
        "diagnostic",
        "A mistake in a file; where the file could not even be read there is only the message.",
        [
            .init("file", .text, "The file with the mistake: the scenario, or one that it extends.", isOptional: true),
            .init("line", .integer, "The line, from 1.", isOptional: true),
            .init("column", .integer, "The column, from 1, in Unicode scalars.", isOptional: true),
            .init("message", .text, "The whole mistake in a sentence."),
            .init("found", .text, "What was found.", isOptional: true),
            .init("expected", .orNull(.text), "What would have been right.", isOptional: true),
            .init("hint", .orNull(.text), "What to do.", isOptional: true),
        ]
    )
}
