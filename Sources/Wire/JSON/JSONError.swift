/// Why a text is not JSON: the first mistake in it.
package struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where the mistake is.
    package let position: JSONPosition
    /// What stands there, as a person would say it: `"}"`, `the end of the text`.
    package let found: String
    /// What would have been right: `a value`.
    package let expected: String
    /// What to do, where that is not plain from the two others.
    package let hint: String?

    /// Makes an error.
    package init(position: JSONPosition, found: String, expected: String, hint: String? = nil) {
        self.position = position
        self.found = found
        self.expected = expected
        self.hint = hint
    }

    /// The mistake without its position: `found "}"; expected a value; JSON allows no comma after the last element`.
    package var message: String {
        "found \(found); expected \(expected)" + (hint.map { "; \($0)" } ?? "")
    }

    /// The mistake with line and column before it.
    package var description: String { "\(position.line):\(position.column): \(message)" }
}
