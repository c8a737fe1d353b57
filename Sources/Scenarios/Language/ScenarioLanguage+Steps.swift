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
                    "Method and path: POST /api/v1/general/wishlist-to-group."
                ),
                KeyShape(
                    "to",
                    .text,
                    names: .service,
                    "The service that takes the request; the system's own API when left out."
                ),
                KeyShape("as", .text, examples: ["mika"], "The user who sends it; nobody when left out."),
                KeyShape("headers", .map(.anyText, keyed: "a header's name"), "Further headers."),
                KeyShape("body", .anything, "The body, sent as JSON."),
                KeyShape("expect", .object(response), "What the answer must be."),
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
            [KeyShape("run", .text, required: true, names: .command, "The command line of a command started by hand.")]
                + common
        ),
        ObjectShape(
            "a step with \"sql\"",
            [
                KeyShape("sql", .text, required: true, "A statement that an operator runs by hand."),
                KeyShape("args", .list(.scalar, atLeast: 0), "The values for its question marks, in order."),
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
                    "The job that an operator starts again."
                )
            ] + subject + common
        ),
        ObjectShape(
            "a step with \"resend\"",
            [
                KeyShape(
                    "resend",
                    .text,
                    required: true,
                    names: .repair(.resend),
                    "The message that an operator sends again."
                )
            ] + subject + common
        ),
    ]

    private static let subject = [
        KeyShape("dataset", reference, "The id of the dataset that it is for."),
        KeyShape("history", reference, "The id of the history that it is for."),
    ]

    private static let reference = Shape.either([.integer(1...Int64.max), .text])

    private static let common = [
        KeyShape("at", moment, required: true, "When the step is done."),
        KeyShape("name", .text, "The step's name in reports."),
        KeyShape("note", .text, "Why the step is there."),
    ]

    private static let response = ObjectShape(
        "an expected answer",
        [
            KeyShape("status", status, "The status of the answer."),
            KeyShape("body", .anything, "What the answer's body must contain."),
        ]
    )
}
