import Wire

extension ScenarioLanguage {
    /// The two forms of a fault: one thing at every strike, or a list of answers.
    static let faults = [
        ObjectShape(
            "a fault with \"do\"",
            [
                KeyShape(
                    "do",
                    action,
                    required: true,
                    examples: [["fail": "CAPTCHA"], ["status": 500]],
                    "What happens at each strike."
                )
            ] + common,
            typical: ["on": "crawler", "where": ["input": "B0B2"], "times": 1, "do": ["fail": "CAPTCHA"]]
        ),
        ObjectShape(
            "a fault with \"answers\"",
            [
                KeyShape(
                    "answers",
                    .list(answer, atLeast: 1),
                    required: true,
                    examples: [[500, 500, "ok"]],
                    "What happens at each matching call in turn; the last one repeats."
                )
            ] + common,
            typical: ["on": "tv-python-api GET /datasets/*", "answers": [500, ["timeout": "after-accept"], "ok"]]
        ),
    ]

    private static let common = [
        KeyShape(
            "on",
            .text,
            required: true,
            names: .faultTarget,
            examples: ["crawler", "tv-python-api GET /datasets/*", "gb_console.notifications", "clock plg-api"],
            "What the fault strikes: a service, a call, a process, a command, a table, a clock."
        ),
        KeyShape("id", .text, examples: ["captcha"], "The fault's name in reports."),
        KeyShape(
            "where",
            .map(.settingValue, keyed: "an attribute"),
            examples: [["input": "B0B2"]],
            "What the place must be; * stands for any text."
        ),
        KeyShape(
            "between",
            .pair(moment),
            examples: [["01:00", "01:20"]],
            "The first and the last instant at which it strikes."
        ),
        KeyShape("after", moment, examples: ["01:00"], "The first instant at which it strikes."),
        KeyShape(
            "per",
            .text,
            examples: ["path", "dataset_id"],
            "An attribute of the place: \"answers\", \"skip\" and \"times\" are counted for each of its values."
        ),
        KeyShape("skip", natural, examples: [1], "How many matching places are passed first."),
        KeyShape("times", .integer(1...Int64.max), examples: [1, 2], "How often it strikes at most."),
        KeyShape("probability", .probability, examples: ["1/3"], "How likely it strikes where it matches."),
        KeyShape("optional", .boolean, examples: [true], "True when the fault need not strike."),
    ]

    private static let action = Shape.variants(actions, noun: "an action")

    private static let answer = Shape.either([.integer(100...599), .choice(["ok"]), action])

    /// What a fault can do: each an object with one key.
    static let actions: [ObjectShape] = FaultVerb.allCases.map { verb in
        ObjectShape(
            "an action",
            [
                KeyShape(
                    verb.rawValue,
                    details(of: verb),
                    required: true,
                    examples: examples(of: verb),
                    summary(of: verb)
                )
            ]
        )
    }

    private static func details(of verb: FaultVerb) -> Shape {
        switch verb {
        case .refuse, .drop, .duplicate, .failWrite, .skip, .overlap: .yes
        case .status: .integer(400...599)
        case .timeout: .choice(["before-accept", "after-accept"])
        case .slow, .delay: .duration(allowsNegative: false)
        case .partial: natural
        case .wrongBody: .anyText
        case .fail: .text
        case .crash, .hang: .either([.yes, .text])
        case .skew: .duration(allowsNegative: true)
        }
    }

    private static func examples(of verb: FaultVerb) -> [JSONValue] {
        switch verb {
        case .refuse, .drop, .duplicate, .failWrite, .skip, .overlap: [true]
        case .status: [500, 503]
        case .timeout: ["before-accept", "after-accept"]
        case .slow: ["10s"]
        case .delay: ["5m"]
        case .partial: [1]
        case .wrongBody: ["<html>"]
        case .fail: ["CAPTCHA"]
        case .crash: [true, "commit", "before", "after"]
        case .hang: [true, "write"]
        case .skew: ["9h", "-9h"]
        }
    }

    private static func summary(of verb: FaultVerb) -> String {
        switch verb {
        case .refuse: "The connection is refused: the request never arrives."
        case .status: "The request is answered with this status and not handled."
        case .timeout:
            "No answer comes in time; the request was never accepted, or was handled before its answer was lost."
        case .slow: "The answer, or the step of a process, takes this much longer."
        case .partial: "Only so many of the request's items are handled."
        case .wrongBody: "The request is handled, the answer's body is this text."
        case .drop: "The message is lost."
        case .duplicate: "The message arrives twice."
        case .delay: "The message arrives this much later."
        case .failWrite: "The statement fails and changes nothing."
        case .fail: "The process fails in its documented way, with this error code."
        case .crash: "The process crashes: at its next step, at the named step, or before or after a write."
        case .hang: "The process stops for ever: at its next step or at the named step."
        case .skew: "The service's clock is wrong by this much."
        case .skip: "The scheduler leaves the run out."
        case .overlap: "The scheduler starts the run twice."
        }
    }
}
