/// A border in time: an instant, or what happens first of some kind.
package enum Bound: Sendable {
    case instant(Moment)
    /// A row, a message, a log line or a call, without a count or a time of its own.
    case happening(Expectation.Subject)

    /// The border as the end of a phrase: `02:00`, `a Slack message with severity error`.
    package var text: String {
        switch self {
        case .instant(let moment): moment.description
        case .happening(let subject): OrderExpectation.text(of: subject)
        }
    }
}
