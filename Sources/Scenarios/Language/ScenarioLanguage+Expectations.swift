import Wire

extension ScenarioLanguage {
    /// The kinds of expectations.
    static let expectations = singleExpectations + [order]

    /// Several things that must happen in an order.
    private static let order = ObjectShape(
        "an expectation with \"order\"",
        [
            KeyShape(
                "order",
                .list(.variants(happenings, noun: "an element of \"order\""), atLeast: 2),
                required: true,
                examples: [
                    [
                        ["table": "gb_console.wishlist_dataset_histories", "row": ["status": "Failed"]],
                        ["slack": ["severity": "error"]],
                    ]
                ],
                "What must happen, each for the first time no earlier than the one before."
            ),
            KeyShape("by", moment, examples: ["02:00"], "All of it must have happened up to this instant."),
        ] + because
    )

    /// What can stand in an order: rows, messages, log lines and calls, without a count or a time of their own.
    private static let happenings = singleExpectations.compactMap { object -> ObjectShape? in
        guard ["table", "slack", "pusher", "mail", "log", "http"].contains(object.discriminator) else { return nil }
        let own = ["where", "row", "status", "from", "rolledBack"]
        return ObjectShape(
            "an element with \"\(object.discriminator)\"",
            object.keys.filter { $0.name == object.discriminator || own.contains($0.name) }
        )
    }

    private static let singleExpectations = [
        ObjectShape(
            "an expectation with \"table\"",
            [
                KeyShape(
                    "table",
                    .text,
                    required: true,
                    names: .table,
                    examples: ["gb_console.wishlist_dataset_histories"],
                    "The table with its schema."
                ),
                KeyShape("where", cells, names: .columns, examples: [["id": 1]], "Which rows are meant."),
                KeyShape(
                    "row",
                    cells,
                    names: .columns,
                    examples: [["status": "Completed"]],
                    "What these rows must hold."
                ),
                KeyShape(
                    "count",
                    count,
                    "How many rows there must be; without it, all that are meant hold, and there is one."
                ),
                KeyShape("absent", .yes, "No such row may exist; the same as a count of 0."),
                KeyShape(
                    "always",
                    .yes,
                    "It must be so at every moment: of the whole run, or of the time that is given."
                ),
                KeyShape("never", .yes, "At no moment may a row that is meant hold it."),
                KeyShape(
                    "eventually",
                    .yes,
                    "It must be so at some moment: of the whole run, or of the time that is given."
                ),
            ] + timing + because,
            typical: [
                "table": "gb_console.wishlist_dataset_histories", "where": ["id": 1], "row": ["status": "Completed"],
                "by": "02:00",
            ]
        ),
        messages(
            "slack",
            "A Slack message that must have been sent.",
            [
                KeyShape("severity", .choice(["info", "warning", "error", "critical"]), "The message's severity."),
                KeyShape(
                    "kind",
                    .text,
                    examples: ["workflow_completed"],
                    "The kind of message; * stands for any text."
                ),
                KeyShape(
                    "command",
                    .text,
                    examples: ["dataset:get-status"],
                    "The command that sent it; * stands for any text."
                ),
                KeyShape("text", .text, examples: ["*B0B2*"], "The whole text; * stands for any text."),
                rolledBack,
            ]
        ),
        messages(
            "pusher",
            "A Pusher event that must have been sent.",
            [
                KeyShape("channel", .text, examples: ["private-group.1"], "The channel; * stands for any text."),
                KeyShape("event", .text, examples: ["dataset.completed"], "The event's name; * stands for any text."),
                KeyShape("data", .anything, examples: [["status": 3]], "What the event's data must contain."),
                rolledBack,
            ]
        ),
        messages(
            "mail",
            "An e-mail that must have been sent.",
            [
                KeyShape("to", .text, examples: ["mika@*"], "An address it goes to; * stands for any text."),
                KeyShape("subject", .text, examples: ["*completed*"], "The subject; * stands for any text."),
                KeyShape("text", .text, examples: ["*B0B2*"], "The whole text; * stands for any text."),
                rolledBack,
            ]
        ),
        messages(
            "log",
            "A line that must have been logged.",
            [
                KeyShape("log", .text, examples: ["laravel"], "The log's name; * stands for any text."),
                KeyShape(
                    "level",
                    .choice(["debug", "info", "notice", "warning", "error", "critical", "alert", "emergency"]),
                    "The line's level."
                ),
                KeyShape("text", .text, examples: ["*B0B2*"], "The whole message; * stands for any text."),
            ]
        ),
        ObjectShape(
            "an expectation with \"http\"",
            [
                KeyShape(
                    "http",
                    .text,
                    required: true,
                    names: .call,
                    examples: ["plg-api POST /bulk-create"],
                    "The call: service, method and path; * in the path stands for any text."
                ),
                KeyShape("status", status, examples: [500], "The status of the answer."),
                KeyShape("from", .text, examples: ["dataset:*"], "The process that calls; * stands for any text."),
                rolledBack,
                KeyShape("count", count, usual: "at least one", "How many there must be."),
            ] + timing + because
        ),
        ObjectShape(
            "an expectation with \"query\"",
            [
                KeyShape(
                    "query",
                    .text,
                    required: true,
                    examples: ["SELECT id FROM wishlist_dataset_histories WHERE status IN (1, 2)"],
                    "A statement as an operator types it for MySQL; it can only read, and NOW() is the run's end."
                ),
                KeyShape("rows", count, usual: "at least one", "How many rows it must return."),
            ] + because
        ),
        ObjectShape(
            "an expectation with \"stuck\"",
            [
                KeyShape(
                    "stuck",
                    .either([.choice(["none"]), .object(stuck)]),
                    required: true,
                    examples: ["none"],
                    "What must be stuck at the end, or \"none\"."
                ),
                KeyShape("count", count, usual: "at least one", "How many such rows."),
            ] + because
        ),
        ObjectShape(
            "an expectation with \"invariants\"",
            [
                KeyShape(
                    "invariants",
                    .either([.choice(["all"]), .list(.text, atLeast: 1)]),
                    required: true,
                    names: .invariants,
                    examples: ["all"],
                    "\"all\", or the ids of those that must hold."
                ),
                KeyShape(
                    "except",
                    .map(.text, keyed: "an invariant's id"),
                    names: .reasonsByInvariant,
                    examples: [["I-5": "the message is sent twice on purpose"]],
                    "Those that need not hold here: id to reason."
                ),
            ] + because
        ),
    ]

    /// How many of something: a number, or bounds.
    private static let count = Shape.either([
        natural,
        .object(
            ObjectShape(
                "a count",
                [
                    KeyShape("atLeast", natural, "The fewest that there may be."),
                    KeyShape("atMost", natural, "The most that there may be."),
                ]
            )
        ),
    ])

    private static let cells = Shape.map(.scalar, keyed: "a column")

    private static let timing = [
        KeyShape("by", moment, examples: ["02:00"], "It must be so at some instant up to this one."),
        KeyShape("at", moment, "It must be so at this instant."),
        KeyShape(
            "between",
            .pair(moment),
            examples: [["01:00", "02:00"]],
            "It must be so at some instant from the first to the last; of messages and calls, those of this time count."
        ),
    ]

    private static let rolledBack = KeyShape(
        "rolledBack",
        .boolean,
        "Whether it was sent in a transaction that was rolled back later: what it tells has then never been so."
    )

    private static let because = [
        KeyShape("because", .text, examples: ["nobody is told"], "Why it matters, for reports.")
    ]

    private static let stuck = ObjectShape(
        "a stuck row",
        [
            KeyShape(
                "table",
                .text,
                required: true,
                names: .table,
                examples: ["gb_console.wishlist_dataset_histories"],
                "The table with its schema."
            ),
            KeyShape("where", cells, names: .columns, examples: [["id": 1]], "Which rows are meant."),
            KeyShape(
                "next",
                .text,
                examples: ["analyzer_batch"],
                "Who should take the row next; * stands for any text."
            ),
            KeyShape("why", .text, examples: ["*crashed at step*"], "Why that does not happen; * stands for any text."),
        ]
    )

    private static func messages(_ key: String, _ summary: String, _ keys: [KeyShape]) -> ObjectShape {
        ObjectShape(
            "an expectation with \"\(key)\"",
            [
                KeyShape(key, .object(ObjectShape("\"\(key)\"", keys)), required: true, summary),
                KeyShape("count", count, usual: "at least one", "How many there must be."),
            ] + timing + because
        )
    }
}
