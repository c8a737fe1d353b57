package import Simulation
package import Wire

/// A message that Slack accepted, with the fields of the message frame (reference trend-viewer §6.2) taken out of it.
package struct SlackMessage: Hashable, Sendable {
    /// How serious the sender says it is.
    package enum Severity: String, Hashable, Sendable, CaseIterable {
        case info, warning, error, critical
    }

    /// When it arrived.
    package let time: SimulationInstant
    /// The process that sent it.
    package let sender: String
    /// The last segment of the webhook's path, which stands for the channel.
    package let channel: String
    package let severity: Severity
    /// What the message is about, such as `crawl_failed`; empty when the sender does not say.
    package let kind: String
    /// The command that the message names; the sender when it names none.
    package let command: String
    package let text: String
    /// The suggested next step, or nil.
    package let hint: String?
    /// What else the sender says in the frame, by its own keys, such as the ids of what the message is about.
    package let details: JSONObject

    /// Makes a message of its fields.
    package init(
        time: SimulationInstant,
        sender: String,
        channel: String,
        severity: Severity,
        kind: String,
        command: String,
        text: String,
        hint: String?,
        details: JSONObject
    ) {
        self.time = time
        self.sender = sender
        self.channel = channel
        self.severity = severity
        self.kind = kind
        self.command = command
        self.text = text
        self.hint = hint
        self.details = details
    }

    /// True for what a command reports on every run, whose `kinds` the system names: it bears no news.
    package func isRoutine(among kinds: Set<String>) -> Bool { severity == .info && kinds.contains(kind) }

    /// Takes the fields out of a webhook's payload, which has a text or attachments.
    init(payload: JSONValue, channel: String, time: SimulationInstant, sender: String) {
        let frame = payload["metadata"]?["event_payload"]
        let attachment = payload["attachments"]?[0]
        self.time = time
        self.sender = sender
        self.channel = channel
        severity =
            frame?["severity"]?.string.flatMap(Severity.init(rawValue:))
            ?? Self.severity(ofColour: attachment?["color"]?.string)
        kind = payload["metadata"]?["event_type"]?.string ?? ""
        command = frame?["command"]?.string ?? sender
        text = payload["text"]?.string ?? attachment?["text"]?.string ?? ""
        hint = attachment?["text"]?.string
        let others = (frame?.object?.members ?? []).filter { !["command", "severity"].contains($0.key) }
        details = JSONObject(others.map { ($0.key, $0.value) })
    }

    /// What a message can be told apart by, in expectations and in faults.
    package static let fields: [MessageField<SlackMessage>] = [
        MessageField("severity", values: Severity.allCases.map(\.rawValue)) { [$0.severity.rawValue] },
        MessageField("kind") { [$0.kind] },
        MessageField("command") { [$0.command] },
        MessageField("channel") { [$0.channel] },
        MessageField("text") { [$0.text] },
    ]

    // The colours are the three that Slack has words for.
    private static func severity(ofColour colour: String?) -> Severity {
        switch colour {
        case "danger": .error
        case "warning": .warning
        default: .info
        }
    }
}
