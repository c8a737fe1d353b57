import Wire

extension ScenarioLanguage {
    /// The kinds of steps.
    static let steps = [
        ObjectShape(
            "a step with \"request\"",
            [
                KeyShape(
                    "request",
                    .text,
                    required: true,
                    names: .request,
                    examples: ["POST /api/v1/general/wishlist-to-group"],
                    "Method and path: POST /api/v1/general/wishlist-to-group."
                ),
                KeyShape(
                    "to",
                    .text,
                    names: .service,
                    examples: ["trend-viewer-backend"],
                    usual: "the system's own API",
                    "The service that takes the request."
                ),
                KeyShape("as", .text, examples: ["mika"], usual: "nobody", "The user who sends it."),
                KeyShape(
                    "headers",
                    .map(.anyText, keyed: "a header's name"),
                    examples: [["Accept-Language": "ja"]],
                    "Further headers."
                ),
                KeyShape("body", .anything, examples: [["name": "Speakers"]], "The body, sent as JSON."),
                KeyShape("expect", .object(response), examples: [["status": 201]], "What the answer must be."),
                KeyShape(
                    "save",
                    .map(.text, keyed: "a name"),
                    examples: [["slug": "$.data.slug"]],
                    "Values of the answer kept for later: name to path in the body."
                ),
            ] + common
        ),
        ObjectShape(
            "a step with \"run\"",
            [
                KeyShape(
                    "run",
                    .text,
                    required: true,
                    names: .command,
                    examples: ["dataset:get-status"],
                    "The command line of a command started by hand."
                )
            ]
                + common
        ),
        ObjectShape(
            "a step with \"sql\"",
            [
                KeyShape(
                    "sql",
                    .text,
                    required: true,
                    examples: ["UPDATE gb_console.wishlist_dataset_histories SET status = 9 WHERE id = ?"],
                    "A statement that an operator runs by hand."
                ),
                KeyShape(
                    "args",
                    .list(.scalar, atLeast: 0),
                    examples: [[1]],
                    "The values for its question marks, in order."
                ),
            ] + common,
            typical: [
                "at": "04:00", "sql": "UPDATE gb_console.wishlist_dataset_histories SET status = 9 WHERE id = ?",
                "args": [1],
            ]
        ),
        ObjectShape(
            "a step with \"check\"",
            [
                KeyShape(
                    "check",
                    .list(.variants(checks, noun: "a check"), atLeast: 1),
                    required: true,
                    examples: [
                        [
                            ["table": "gb_console.wishlist_dataset_histories", "row": ["status": "Analyzing"]],
                            ["slack": ["severity": "error"], "count": 0],
                        ]
                    ],
                    "What must be true when the step's instant is over: of rows then, of messages, lines and calls up to then."
                )
            ] + common
        ),
        ObjectShape(
            "a step with \"retrigger\"",
            [
                KeyShape(
                    "retrigger",
                    .text,
                    required: true,
                    names: .repair(.retrigger),
                    examples: ["analyzer_batch"],
                    "The job that an operator starts again."
                )
            ] + subject + common,
            typical: ["at": "03:00", "retrigger": "analyzer_batch", "dataset": 1]
        ),
        ObjectShape(
            "a step with \"resend\"",
            [
                KeyShape(
                    "resend",
                    .text,
                    required: true,
                    names: .repair(.resend),
                    examples: ["spvp-completed"],
                    "The message that an operator sends again."
                )
            ] + subject + common,
            typical: ["at": "03:00", "resend": "spvp-completed", "history": 1]
        ),
    ]

    private static let subject = [
        KeyShape("dataset", reference, examples: [1], "The id of the dataset that it is for."),
        KeyShape("history", reference, examples: [1, "${history}"], "The id of the history that it is for."),
    ]

    private static let reference = Shape.either([.integer(1...Int64.max), .text])

    private static let common = [
        KeyShape("at", moment, required: true, examples: ["00:01"], "When the step is done."),
        KeyShape("name", .text, examples: ["the user makes a wishlist"], "The step's name in reports."),
        KeyShape("note", .text, examples: ["the operator cannot wait"], "Why the step is there."),
    ]

    private static let response = ObjectShape(
        "an expected answer",
        [
            KeyShape("status", status, examples: [201], "The status of the answer."),
            KeyShape(
                "body",
                .anything,
                examples: [["data": ["slug": "*"]]],
                "What the answer's body must contain; * in a text stands for any text."
            ),
        ]
    )
}
