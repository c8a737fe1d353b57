import Simulation

/// What must happen in an order, across services: each for the first time no earlier than what stands before it.
package struct OrderExpectation: Sendable {
    /// The places of the order, at least two: one thing, or several that may come in any order among themselves.
    ///
    /// The things are rows, messages, log lines and requests; of rows, the first one that is meant and holds what it
    /// must is what happens.
    package let groups: [[Expectation.Subject]]
    /// The instant up to which all of it must have happened.
    package let by: Moment?

    /// Every thing in it.
    package var elements: [Expectation.Subject] { groups.flatMap(\.self) }

    /// The expectation as a sentence.
    var text: String {
        groups.map { group in
            let words = group.map { Self.text(of: $0) }
            return words.count == 1 ? words[0] : "in any order (\(words.joined(separator: "; ")))"
        }.joined(separator: ", then ") + (by.map { " by \($0)" } ?? "")
    }

    /// What one element is, in a phrase: `a Slack message with severity error`.
    package static func text(of element: Expectation.Subject) -> String {
        let sentence = element.text
        guard sentence.hasPrefix("at least 1 ") else { return sentence }
        let rest = sentence.dropFirst("at least 1 ".count)
        return (rest.hasPrefix("e-mail") ? "an " : "a ") + rest
    }
}
