import Wire

/// The keys of a scenario file: each is declared here or in an extension of this type, and nowhere else.
enum ScenarioLanguage {
    static let moment = Shape.instant(allowsPast: false)
    static let natural = Shape.integer(0...Int64.max)
    static let status = Shape.integer(100...599)

    /// The file itself.
    static let scenario = ObjectShape(
        "a scenario",
        [
            KeyShape(
                "$schema",
                .anyText,
                examples: ["scenario.schema.json", "../scenario.schema.json"],
                "Where an editor finds the JSON Schema; tvsim does not read it."
            ),
            KeyShape(
                "extends",
                .text,
                examples: ["world.base.json"],
                "Another file whose world this one has too: its path from here. Objects merge, arrays append, the rest is "
                    + "this file's."
            ),
            KeyShape(
                "name",
                .text,
                required: true,
                examples: ["crawl-failure"],
                "The scenario's name in reports."
            ),
            KeyShape(
                "description",
                .text,
                examples: ["One of two products cannot be crawled; the wishlist still becomes a dataset."],
                "What the scenario shows, in a sentence or two."
            ),
            KeyShape(
                "system",
                .text,
                required: true,
                names: .system,
                examples: ["trend-viewer"],
                "The system that it runs, such as trend-viewer."
            ),
            KeyShape("seed", natural, examples: [42], usual: "1", "The seed of every draw."),
            KeyShape("start", .calendarInstant, usual: "2026-01-05T00:00:00Z", "Where the clock begins."),
            KeyShape(
                "settings",
                .map(.settingValue, keyed: "a setting's name"),
                names: .settings,
                examples: [["crawl.duration": "10m"]],
                "Settings that differ from their default."
            ),
        ] + cases + [
            KeyShape(
                "given",
                .object(given),
                examples: [["groups": [["id": 1, "members": ["mika"]]]]],
                "The state of the world before the first step."
            ),
            KeyShape(
                "steps",
                .list(.variants(steps, noun: "a step"), atLeast: 0),
                examples: [[["at": "03:00", "run": "dataset:get-status"]]],
                "What is done from outside, and what is checked on the way."
            ),
            KeyShape(
                "faults",
                .list(.variants(faults, noun: "a fault"), atLeast: 0),
                examples: [[["on": "crawler", "where": ["input": "B0B2"], "do": ["fail": "CAPTCHA"]]]],
                "What goes wrong, where and when."
            ),
            KeyShape("until", moment, required: true, examples: ["06:00"], "Where the run ends."),
            KeyShape(
                "mustFail",
                .either([.yes, .text, .object(canary)]),
                examples: [
                    ["why": "*crawl_status is Error*", "because": "B0B2 cannot be crawled."], "B0B2 cannot be crawled.",
                ],
                "Says that this scenario must not hold, and why: it passes only when something in it does not."
            ),
            KeyShape(
                "expect",
                .list(.variants(expectations, noun: "an expectation"), atLeast: 1),
                required: true,
                examples: [[["slack": ["severity": "error"], "count": 0], ["invariants": "all"]]],
                "What must be true of the run."
            ),
        ]
    )

    private static let canary = ObjectShape(
        "a canary",
        [
            KeyShape(
                "why",
                .either([.text, .list(.text, atLeast: 1)]),
                required: true,
                examples: ["*crawl_status is Error*"],
                "What the reports must say of it; * stands for any text. All that does not hold must fit one of these texts, "
                    + "and each of them must fit something."
            ),
            KeyShape(
                "because",
                .text,
                examples: ["B0B2 cannot be crawled, so its row must not be taken for Success."],
                "Why it must not hold, for reports."
            ),
        ]
    )

    private static let cases = [
        KeyShape(
            "cases",
            .map(.map(.scalar, keyed: "a parameter"), keyed: "a case's name"),
            examples: [["captcha": ["reason": "CAPTCHA", "tries": 1], "timeout": ["reason": "TIMEOUT", "tries": 3]]],
            "Cases by name, each with the values of its parameters: the scenario is run once for each, ${reason} standing "
                + "for the value in any text."
        ),
        KeyShape(
            "matrix",
            .map(.list(.scalar, atLeast: 1), keyed: "a parameter"),
            examples: [["reason": ["CAPTCHA", "TIMEOUT"]]],
            "Parameters with their values: the scenario is run once with each combination, ${reason} standing for the "
                + "value in any text."
        ),
        KeyShape(
            "exclude",
            .list(.map(.either([.scalar, .list(.scalar, atLeast: 1)]), keyed: "a parameter"), atLeast: 1),
            examples: [[["input": "B0B2", "reason": ["CAPTCHA", "TIMEOUT"]]]],
            "Combinations that are left out: parameters with a value, or with several."
        ),
    ]

    private static let given = ObjectShape(
        "\"given\"",
        [
            KeyShape(
                "groups",
                .list(.object(group), atLeast: 0),
                examples: [[["id": 1, "subscription": "active", "members": ["mika"]]]],
                "Groups of users with their subscriptions."
            ),
            KeyShape(
                "rows",
                .map(.list(.map(.scalar, keyed: "a column"), atLeast: 0), keyed: "a table with its schema"),
                names: .rowsByTable,
                examples: [["gb_console.malls": [["id": 1, "name": "Amazon"]]]],
                "Rows that tables begin with; columns left out take their default."
            ),
        ]
    )

    private static let group = ObjectShape(
        "a group",
        [
            KeyShape("id", .integer(1...Int64.max), required: true, examples: [1], "The group's id."),
            KeyShape("name", .text, examples: ["Speakers"], "The group's name."),
            KeyShape(
                "subscription",
                .choice(Given.Subscription.allCases.map(\.rawValue)),
                usual: "active",
                "The state of its subscription."
            ),
            KeyShape(
                "members",
                .list(.text, atLeast: 0),
                required: true,
                examples: [["mika", "rin"]],
                "The names of its users, who are made with it."
            ),
            KeyShape(
                "deadline",
                .instant(allowsPast: true),
                examples: ["30d", "-1d 02:00"],
                "When the subscription ends."
            ),
        ]
    )
}
