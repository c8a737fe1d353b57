package import Simulation

extension EventKind {
    /// A message accepted by Slack: the subject is `<severity> <kind>`, the detail is the text.
    package static let slack = EventKind(rawValue: "slack")

    /// An event accepted by Pusher: the subject is `<channel> <event>`, the detail is the data.
    package static let pusher = EventKind(rawValue: "pusher")

    /// A mail accepted for delivery: the subject is the first recipient, the detail is the mail's subject.
    package static let mail = EventKind(rawValue: "mail")
}
