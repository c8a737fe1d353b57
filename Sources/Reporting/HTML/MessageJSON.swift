internal import Harness
internal import Messaging
internal import Simulation
internal import Wire

/// Messages as the page reads them.
struct MessageJSON {
    /// Writes the instants.
    let clock: PageClock

    /// A message with what the page shows of it.
    func value(_ message: RunMessage) -> JSONValue {
        switch message {
        case .slack(let slack): self.message(slack)
        case .pusher(let pusher): self.message(pusher)
        case .mail(let mail): self.message(mail)
        }
    }

    private func message(_ slack: SlackMessage) -> JSONValue {
        var details = [("channel", slack.channel), ("kind", slack.kind), ("command", slack.command)]
        details += slack.hint.map { [("hint", $0)] } ?? []
        details += slack.details.members.flatMap { member in
            let name = member.key.replacing("_", with: " ")
            return (member.value.array ?? [member.value]).map { (name, $0.string ?? $0.text) }
        }
        return message(
            slack.time,
            "slack",
            from: slack.sender,
            to: slack.channel,
            title: slack.gist,
            tone: slack.severity.rawValue,
            text: slack.text,
            details
        )
    }

    private func message(_ pusher: PusherMessage) -> JSONValue {
        message(
            pusher.time,
            "pusher",
            from: pusher.sender,
            to: pusher.channel,
            title: pusher.event,
            tone: nil,
            text: pusher.data,
            pusher.deliveredTo.map { ("delivered to", $0) } + pusher.lostFor.map { ("lost for", $0) }
        )
    }

    private func message(_ mail: MailMessage) -> JSONValue {
        message(
            mail.time,
            "mail",
            from: mail.sender,
            to: mail.recipients.joined(separator: ", "),
            title: mail.subject,
            tone: nil,
            text: mail.text,
            mail.recipients.map { ("to", $0) }
        )
    }

    private func message(
        _ instant: SimulationInstant,
        _ kind: String,
        from: String,
        to: String,
        title: String,
        tone: String?,
        text: String,
        _ details: [(String, String)]
    ) -> JSONValue {
        [
            "t": clock.time(instant), "kind": .string(kind), "from": .string(from), "to": .string(to),
            "title": .string(title), "tone": JSONValue(tone), "text": .string(text),
            "details": .array(details.map { [.string($0.0), .string($0.1)] }),
        ]
    }
}
