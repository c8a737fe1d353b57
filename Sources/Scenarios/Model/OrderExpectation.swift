/// What must happen in an order, across services: each for the first time no earlier than the one before.
package struct OrderExpectation: Sendable {
    /// Rows, messages, log lines and requests; at least two.
    ///
    /// Of rows, the first one that is meant and holds what it must is what happens.
    package let elements: [Expectation.Subject]
    /// The instant up to which all of it must have happened.
    package let by: Moment?

    /// The expectation as a sentence.
    var text: String {
        elements.map { Self.text(of: $0) }.joined(separator: ", then ") + (by.map { " by \($0)" } ?? "")
    }

    /// What one element is, in a phrase: `a Slack message with severity error`.
    package static func text(of element: Expectation.Subject) -> String {
        let sentence = element.text
        guard sentence.hasPrefix("at least 1 ") else { return sentence }
        let rest = sentence.dropFirst("at least 1 ".count)
        return (rest.hasPrefix("e-mail") ? "an " : "a ") + rest
    }
}
