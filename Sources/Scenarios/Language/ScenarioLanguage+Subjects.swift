import Wire

extension ScenarioLanguage {
    /// What expectations, orders, bounds and checks speak of: rows, messages, log lines and calls, without a count or a time.
    static let subjects: [ObjectShape] = [
        ObjectShape(
            "an element with \"table\"",
            [
                KeyShape(
                    "table",
                    .text,
                    required: true,
                    names: .table,
                    examples: ["gb_console.wishlist_dataset_histories", "gb_console.notifications"],
                    "The table with its schema."
                ),
                KeyShape(
                    "where",
                    cells,
                    names: .columns,
                    examples: [["input": "B0B2"], ["slug": "${slug}"]],
                    "Which rows are meant, by column; * in a text stands for any text."
                ),
                KeyShape(
                    "row",
                    cells,
                    names: .columns,
                    examples: [["status": "Completed", "spvp_status": "Completed"]],
                    "What these rows must hold, by column; * in a text stands for any text."
                ),
            ],
            typical: [
                "table": "gb_console.wishlist_dataset_histories", "where": ["id": 1], "row": ["status": "Completed"],
            ]
        ),
        message(
            "slack",
            "A Slack message that must have been sent.",
            example: ["severity": "error", "text": "*B0B2*"],
            [
                KeyShape("severity", .choice(["info", "warning", "error", "critical"]), "The message's severity."),
                KeyShape(
                    "kind",
                    .text,
                    examples: ["dataset_completed", "dataset_*"],
                    "The kind of message; * stands for any text."
                ),
                KeyShape(
                    "command",
                    .text,
                    examples: ["dataset:get-status"],
                    "The command that sent it; * stands for any text."
                ),
                KeyShape(
                    "channel",
                    .text,
                    examples: ["dataset"],
                    "The channel: the end of the webhook's path; * stands for any text."
                ),
                KeyShape("text", .text, examples: ["*B0B2*"], "The whole text; * stands for any text."),
                rolledBack,
            ]
        ),
        message(
            "pusher",
            "A Pusher event that must have been sent.",
            example: ["channel": "private-group.1", "event": "dataset.completed"],
            [
                KeyShape("channel", .text, examples: ["private-group.1"], "The channel; * stands for any text."),
                KeyShape("event", .text, examples: ["dataset.completed"], "The event's name; * stands for any text."),
                KeyShape("data", .anything, examples: [["status": 3]], "What the event's data must contain."),
                rolledBack,
            ]
        ),
        message(
            "mail",
            "An e-mail that must have been sent.",
            example: ["to": "mika@*", "subject": "Dataset completed*"],
            [
                KeyShape("to", .text, examples: ["mika@*"], "An address it goes to; * stands for any text."),
                KeyShape("subject", .text, examples: ["Dataset completed*"], "The subject; * stands for any text."),
                KeyShape("text", .text, examples: ["*B0B2*"], "The whole text; * stands for any text."),
                rolledBack,
            ]
        ),
        message(
            "log",
            "A line that must have been logged.",
            example: ["level": "error", "text": "*timeout*"],
            [
                KeyShape("log", .text, examples: ["laravel"], "The log's name; * stands for any text."),
                KeyShape(
                    "level",
                    .choice(["debug", "info", "notice", "warning", "error", "critical", "alert", "emergency"]),
                    "The line's level."
                ),
                KeyShape("text", .text, examples: ["*timeout*"], "The whole message; * stands for any text."),
            ]
        ),
        ObjectShape(
            "an element with \"http\"",
            [
                KeyShape(
                    "http",
                    .text,
                    required: true,
                    names: .call,
                    examples: ["tv-python-api POST /dataset/create", "slack"],
                    "The call: service, method and path; * in the path stands for any text."
                ),
                KeyShape("status", status, examples: [201, 500], "The status of the answer."),
                KeyShape("from", .text, examples: ["dataset:*"], "The process that calls; * stands for any text."),
                rolledBack,
            ]
        ),
    ]

    private static let cells = Shape.map(.scalar, keyed: "a column")

    private static let rolledBack = KeyShape(
        "rolledBack",
        .boolean,
        examples: [true],
        "Whether it was sent in a transaction that was rolled back later: what it tells has then never been so."
    )

    private static func message(
        _ key: String,
        _ summary: String,
        example: JSONValue,
        _ keys: [KeyShape]
    ) -> ObjectShape {
        ObjectShape(
            "an element with \"\(key)\"",
            [
                KeyShape(key, .object(ObjectShape("\"\(key)\"", keys)), required: true, examples: [example], summary)
            ]
        )
    }
}
