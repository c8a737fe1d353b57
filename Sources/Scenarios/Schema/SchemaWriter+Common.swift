import Simulation
import Wire

extension SchemaWriter {
    /// The definitions of what is written the same everywhere.
    static let common: [(String, JSONValue)] = [
        (
            "parameter",
            text("\\$\\{[A-Za-z0-9_]+\\}", "A parameter of the file's \"matrix\", or a value saved by a step.", [])
        ),
        (
            "instant",
            text(
                "^(\(offset)|\(calendar))$|\(placeholder)",
                "An instant: so long after the start of the run, or in ISO 8601.",
                ["01:30", "01:30:15", "1d 02:00", "90m", "90 min", "2026-01-05 01:30"]
            )
        ),
        (
            "instantOrPast",
            text(
                "^(-?(\(offset))|\(calendar))$|\(placeholder)",
                "An instant; with - before it, so long before the start of the run.",
                ["-1d 02:00", "30d", "2026-01-05T01:30:00Z"]
            )
        ),
        (
            "calendarInstant",
            text("^\(calendar)$|\(placeholder)", "An instant in ISO 8601.", ["2026-01-05T00:00:00Z"])
        ),
        (
            "duration",
            text(
                "^\(duration)$|\(placeholder)",
                "A duration; each number has its unit: w, d, h, m or min, s, ms, us, ns.",
                ["10m", "1h30m", "90 min", "1.5h", "PT1H30M", "250ms"]
            )
        ),
        ("shift", text("^-?\(duration)$|\(placeholder)", "A duration; with - before it, behind.", ["9h", "-9h"])),
        (
            "share",
            [
                "anyOf": [
                    ["type": "number", "exclusiveMinimum": 0, "maximum": 1],
                    ["type": "string", "pattern": .string("^[0-9]+/[0-9]+$|\(placeholder)")],
                ],
                "description": "A share of one, as a decimal or as a fraction.", "examples": ["1/3", .real(0.25)],
            ]
        ),
    ]

    /// A text with a placeholder is checked by the reader, which knows what it stands for.
    static let placeholder = "\\$\\{"

    static let duration = "(0|\(isoDuration)|\(part)(,? ?(and )?\(part))*)"

    private static let part = "[0-9]+(\\.[0-9]+)? ?(\(units(Duration.unitWords)))"
    private static let isoDuration =
        "[Pp](?=[0-9Tt])(NW)?(ND)?([Tt](?=[0-9])(NH)?(NM)?(NS)?)?"
        .replacing("N", with: "[0-9]+(\\.[0-9]+)?").replacing("W)", with: "[Ww])").replacing("D)", with: "[Dd])")
        .replacing("H)", with: "[Hh])").replacing("M)", with: "[Mm])").replacing("S)", with: "[Ss])")
    private static let days = "([0-9]+ ?(\(units(["w", "week", "weeks", "d", "day", "days"]))),? )?"
    private static let offset =
        "\\+?(\(days)[0-9]{1,5}:[0-5][0-9](:[0-5][0-9](\\.[0-9]+)?)?|\(duration))"
    private static let calendar =
        "[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?"

    /// The alternatives of some words, the longest first, in any case.
    private static func units(_ words: [String]) -> String {
        words.sorted { ($1.count, $0) < ($0.count, $1) }.map(anyCase).joined(separator: "|")
    }

    /// The pattern of a word in any case: a schema has no flag for it.
    static func anyCase(_ word: String) -> String {
        word.map { character in
            let (small, large) = (character.lowercased(), character.uppercased())
            return small == large || large.count > 1 ? String(character) : "[\(large)\(small)]"
        }.joined()
    }
}
