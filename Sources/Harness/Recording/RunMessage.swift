package import Messaging
internal import Simulation

/// A message of a run, whichever service took it.
package enum RunMessage: Sendable {
    case slack(SlackMessage)
    case pusher(PusherMessage)
    case mail(MailMessage)
}

extension RunCapture {
    /// The messages, by the number of the event by which each arrived.
    package var messages: [Int: RunMessage] {
        // The log has one event for each message, in their order.
        var slack = slack.makeIterator()
        var pusher = pusher.makeIterator()
        var mail = mail.makeIterator()
        var messages: [Int: RunMessage] = [:]
        for index in events.indices {
            let message: RunMessage?
            switch events[index].kind {
            case .slack: message = slack.next().map { .slack($0) }
            case .pusher: message = pusher.next().map { .pusher($0) }
            case .mail: message = mail.next().map { .mail($0) }
            default: continue
            }
            messages[events[index].sequence] = message
        }
        return messages
    }
}
