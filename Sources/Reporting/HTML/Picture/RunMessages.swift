internal import Harness
internal import Messaging
internal import Simulation

/// The messages of a run in the order of their arrival, without those by which runs with nothing to do told so.
struct RunMessages {
    /// One message.
    enum Message {
        case slack(SlackMessage)
        case pusher(PusherMessage)
        case mail(MailMessage)
    }

    private(set) var shown: [Message] = []
    /// The place of each message that is shown, by the number of its event.
    private(set) var places: [Int: Int] = [:]

    init(_ capture: RunCapture, idle: Set<Int>) {
        // The log has one event for each message, in their order.
        var slack = capture.slack.makeIterator()
        var pusher = capture.pusher.makeIterator()
        var mail = capture.mail.makeIterator()
        for event in capture.events {
            let message: Message?
            switch event.kind {
            case .slack: message = slack.next().map { .slack($0) }
            case .pusher: message = pusher.next().map { .pusher($0) }
            case .mail: message = mail.next().map { .mail($0) }
            default: continue
            }
            guard let message, !idle.contains(event.processID) else { continue }
            places[event.sequence] = shown.count
            shown.append(message)
        }
    }
}
