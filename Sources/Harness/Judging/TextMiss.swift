import Simulation
import Wire

/// Says how a text misses the pattern that it should fit.
enum TextMiss {
    /// How much of a text is shown.
    private static let limit = 1000

    /// The miss in a phrase: `is "info", expected "error"`, or `has no "B0B2"; it is "…"` where only a part is missing.
    static func phrase(_ text: String, _ pattern: GlobPattern) -> String {
        guard let part = missingPart(of: pattern, in: text) else {
            return "is \(quoted(text)), expected \(quoted(pattern.description))"
        }
        return "\(part); it is \(quoted(text))"
    }

    /// A text in quotes, with its line breaks and quotes escaped, so that it can be copied into a scenario.
    static func quoted(_ text: String) -> String {
        guard text.count > limit else { return JSONValue.string(text).text }
        return "\(JSONValue.string(String(text.prefix(limit))).text)… (\(text.count) characters)"
    }

    /// The first part between the stars that the text lacks; nil for a pattern without parts, or with the whole text in one.
    private static func missingPart(of pattern: GlobPattern, in text: String) -> String? {
        let parts = pattern.description.split(separator: "*", omittingEmptySubsequences: false)
        guard parts.count > 1 else { return nil }
        var rest = Substring(text)
        for (index, part) in parts.enumerated() where !part.isEmpty {
            let words = quoted(String(part))
            if index == 0 {
                guard rest.hasPrefix(part) else { return "does not begin with \(words)" }
                rest = rest.dropFirst(part.count)
            } else if index == parts.count - 1 {
                guard rest.hasSuffix(part) else { return "does not end with \(words)" }
            } else if let found = rest.firstRange(of: part) {
                rest = rest[found.upperBound...]
            } else {
                let elsewhere = text.firstRange(of: part) != nil
                return elsewhere ? "has \(words) only before what must come first" : "has no \(words)"
            }
        }
        return nil
    }
}
