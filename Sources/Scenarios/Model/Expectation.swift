package import Wire

/// Something that must be true of the run.
package struct Expectation: Sendable {
    package let subject: Subject
    /// The columns or fields by whose values rows, messages or calls are counted; each combination must have the count.
    package let per: [String]
    /// What must come first, and what must come later.
    package let after: Bound?
    package let before: Bound?
    /// Why it matters, in the author's words, for reports.
    package let because: String?
    package let position: JSONPosition

    /// What the expectation is about.
    package enum Subject: Sendable {
        case rows(RowExpectation)
        case slack(SlackExpectation)
        case pusher(PusherExpectation)
        case mail(MailExpectation)
        case log(LogExpectation)
        case http(HTTPExpectation)
        case order(OrderExpectation)
        case query(QueryExpectation)
        case stuck(StuckExpectation)
        case invariants(InvariantExpectation)
    }

    /// The expectation as a sentence.
    package var text: String {
        let bounds = [after.map { "after \($0.text)" }, before.map { "before \($0.text)" }].compactMap(\.self)
        return subject.text + (per.isEmpty ? "" : " for each \(per.joined(separator: " and "))")
            + (bounds.isEmpty ? "" : ", \(bounds.joined(separator: ", "))") + (because.map { " (\($0))" } ?? "")
    }
}

extension Expectation.Subject {
    /// What is asked, as a sentence.
    package var text: String {
        switch self {
        case .rows(let rows): rows.text
        case .slack(let slack): slack.text
        case .pusher(let pusher): pusher.text
        case .mail(let mail): mail.text
        case .log(let log): log.text
        case .http(let http): http.text
        case .order(let order): order.text
        case .query(let query): query.text
        case .stuck(let stuck): stuck.text
        case .invariants(let invariants): invariants.text
        }
    }

    /// Whether a message or a request was sent in a transaction that was rolled back later, if that matters.
    package var rolledBack: Bool? {
        switch self {
        case .slack(let slack): slack.rolledBack
        case .pusher(let pusher): pusher.rolledBack
        case .mail(let mail): mail.rolledBack
        case .http(let http): http.rolledBack
        case .rows, .log, .order, .query, .stuck, .invariants: nil
        }
    }
}
