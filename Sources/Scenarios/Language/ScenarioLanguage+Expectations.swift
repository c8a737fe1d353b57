import Wire

extension ScenarioLanguage {
    /// The kinds of expectations.
    static let expectations: [ObjectShape] =
        subjects.map { subject in
            let own = subject.discriminator == "table" ? holding : []
            return ObjectShape(
                "an expectation with \"\(subject.discriminator)\"",
                subject.keys + counting(subject) + own + timing + because,
                typical: subject.typical
            )
        } + [query, stuck, invariants, order]

    /// What a step checks in the middle of a run: the same without times of its own.
    static let checks: [ObjectShape] = subjects.map { subject in
        ObjectShape(
            "a check with \"\(subject.discriminator)\"",
            subject.keys + counting(subject) + (subject.discriminator == "table" ? [absent] : []) + because
        )
    }

    /// How many of something: a number, or bounds.
    static let count = Shape.either([
        natural,
        .object(
            ObjectShape(
                "a count",
                [
                    KeyShape("atLeast", natural, examples: [1], "The fewest that there may be."),
                    KeyShape("atMost", natural, examples: [2], "The most that there may be."),
                ]
            )
        ),
    ])

    private static func counting(_ subject: ObjectShape) -> [KeyShape] {
        let isTable = subject.discriminator == "table"
        let counter = isTable ? Shape.text : .choice(fields(of: subject))
        return [
            KeyShape(
                "count",
                count,
                examples: [1, 0, ["atMost": 2]],
                usual: isTable ? "all that are meant, and at least one" : "at least one",
                isTable ? "How many rows that are meant must hold it." : "How many there must be."
            ),
            KeyShape(
                "per",
                .either([counter, .list(counter, atLeast: 1)]),
                examples: isTable ? ["notifiable_id", ["notifiable_id", "type"]] : [.string(fields(of: subject)[0])],
                isTable
                    ? "Columns: the count, 1 when left out, is that of each combination of their values."
                    : "Fields: the count, 1 when left out, is that of each combination of their values."
            ),
        ]
    }

    /// The fields by which messages and calls can be counted.
    static func fields(of subject: ObjectShape) -> [String] {
        guard subject.discriminator != "http" else { return ["path", "method", "status", "from"] }
        guard case .object(let object) = subject.keys[0].shape else { return [] }
        return object.keys.map(\.name).filter { !["data", "rolledBack"].contains($0) }
    }

    // MARK: Time

    private static let absent = KeyShape(
        "absent",
        .yes,
        "No such row may exist; the same as a count of 0."
    )

    private static let holding = [
        absent,
        KeyShape("always", .yes, "It must be so at every moment: of the whole run, or of the time that is given."),
        KeyShape("never", .yes, "At no moment may a row that is meant hold it."),
        KeyShape(
            "eventually",
            .yes,
            "It must be so at some moment: of the whole run, or of the time that is given."
        ),
    ]

    private static let timing = [
        KeyShape("by", moment, examples: ["02:00"], "It must be so at some instant up to this one."),
        KeyShape("at", moment, examples: ["01:30"], "It must be so at this instant."),
        KeyShape(
            "between",
            .pair(moment),
            examples: [["01:00", "02:00"]],
            "It must be so at some instant from the first to the last; of messages and calls, those of this time count."
        ),
        KeyShape(
            "after",
            bound,
            examples: [
                "01:00", ["table": "gb_console.wishlist_dataset_histories", "row": ["status": "Failed"]],
            ],
            "The first must not come before this: an instant, or a row, message, log line or call."
        ),
        KeyShape(
            "before",
            bound,
            examples: ["02:00", ["pusher": ["event": "dataset.failed"]]],
            "It must come before this: an instant, or a row, message, log line or call; what comes later does not count."
        ),
    ]

    private static let bound = Shape.either([moment, .variants(subjects, noun: "a bound")])

    // MARK: Others

    private static let because = [
        KeyShape(
            "because",
            .text,
            examples: ["the promise to the users"],
            "Why it matters, for reports."
        )
    ]

    /// Several things that must happen in an order.
    private static let order = ObjectShape(
        "an expectation with \"order\"",
        [
            KeyShape(
                "order",
                .list(
                    .either([
                        .variants(subjects, noun: "an element of \"order\""),
                        .list(.variants(subjects, noun: "an element of \"order\""), atLeast: 2),
                    ]),
                    atLeast: 2
                ),
                required: true,
                examples: [
                    [
                        ["table": "gb_console.wishlist_dataset_histories", "row": ["status": "Failed"]],
                        [["slack": ["severity": "error"]], ["pusher": ["event": "dataset.failed"]]],
                    ]
                ],
                "What must happen, each for the first time no earlier than what stands before; an array in it is several "
                    + "things in any order."
            ),
            KeyShape("by", moment, examples: ["02:00"], "All of it must have happened up to this instant."),
        ] + because
    )

    private static let query = ObjectShape(
        "an expectation with \"query\"",
        [
            KeyShape(
                "query",
                .text,
                required: true,
                examples: ["SELECT * FROM wishlist_dataset_histories WHERE status IN ('Pending', 'Analyzing')"],
                "A statement as an operator types it for MySQL; it can only read, and NOW() is the run's end."
            ),
            KeyShape("rows", count, examples: [0], usual: "at least one", "How many rows it must return."),
        ] + because
    )

    private static let stuck = ObjectShape(
        "an expectation with \"stuck\"",
        [
            KeyShape(
                "stuck",
                .either([.choice(["none"]), .object(stuckRow)]),
                required: true,
                examples: ["none", ["table": "gb_console.wishlist_dataset_histories", "why": "*callback*"]],
                "What must be stuck at the end, or \"none\"."
            ),
            KeyShape("count", count, examples: [1], usual: "at least one", "How many such rows."),
        ] + because
    )

    private static let stuckRow = ObjectShape(
        "a stuck row",
        Array(subjects[0].keys.prefix(2)) + [
            KeyShape("next", .text, examples: ["spvp*"], "Who should take the row next; * stands for any text."),
            KeyShape("why", .text, examples: ["*callback*"], "Why that does not happen; * stands for any text."),
        ]
    )

    private static let invariants = ObjectShape(
        "an expectation with \"invariants\"",
        [
            KeyShape(
                "invariants",
                .either([.choice(["all"]), .list(.text, atLeast: 1)]),
                required: true,
                names: .invariants,
                examples: ["all", ["I-1", "I-4"]],
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
    )
}
