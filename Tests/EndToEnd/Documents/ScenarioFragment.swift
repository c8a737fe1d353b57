import Wire

/// A piece of the scenario language that a page shows, made whole so that it can be checked.
///
/// It is a scenario, members of one, or elements of its `steps`, `faults` or `expect`.
struct ScenarioFragment {
    /// The text of a scenario with the fragment in it; nil when it is no piece of one.
    let text: String?

    /// Reads a fragment; a comma may stand behind it.
    init(_ lines: [String]) {
        var shown = lines.joined(separator: "\n")
        while let last = shown.last, last.isWhitespace || last == "," { shown.removeLast() }
        if let members = Self.parsed("{\(shown)}")?.object {
            text = Self.scenario(with: members).text
        } else if let elements = Self.parsed("[\(shown)]")?.array, let first = elements.first?.object {
            text = Self.scenario(of: elements, like: Set(first.members.map(\.key)))?.text
        } else {
            text = nil
        }
    }

    private static func scenario(of elements: [JSONValue], like keys: Set<String>) -> JSONValue? {
        if !keys.isDisjoint(with: ["system", "extends"]) { return elements.count == 1 ? elements[0] : nil }
        var members = JSONObject([])
        if keys.contains("on") {
            members["faults"] = .array(elements)
        } else if keys.contains("at"),
            !keys.isDisjoint(with: ["request", "run", "sql", "retrigger", "resend", "check"])
        {
            members["steps"] = .array(elements)
        } else {
            members["expect"] = .array(elements)
        }
        return scenario(with: members)
    }

    /// A world with a wishlist, in which the members take the place of its own.
    private static func scenario(with members: JSONObject) -> JSONValue {
        var scenario = JSONObject([
            ("name", "fragment"), ("system", "trend-viewer"), ("until", "06:00"),
            ("given", ["groups": [["id": 1, "members": ["mika", "rin", "ken"]]]]),
            (
                "steps",
                [
                    [
                        "at": "00:00", "request": "POST /api/v1/general/wishlist-to-group", "as": "mika",
                        "save": ["slug": "$.data.slug"],
                    ]
                ]
            ), ("expect", [["stuck": "none"]]),
        ])
        for member in members.members { scenario[member.key] = member.value }
        return .object(scenario)
    }

    private static func parsed(_ text: String) -> JSONValue? { try? JSONValue(parsing: Array(text.utf8)) }
}
