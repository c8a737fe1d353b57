/// Pieces of sentences.
package enum SentenceText {
    /// Several things in one sentence: `a`, `a and b`, `a, b and c`.
    package static func listed(_ parts: [String], _ conjunction: String = "and") -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " \(conjunction) " + last
    }
}
