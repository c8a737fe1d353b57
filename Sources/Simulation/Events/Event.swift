/// One thing that happened in a world.
package struct Event: Equatable, Sendable {
    /// The place of the event in the log, from 0.
    package let sequence: Int

    /// When it happened.
    package let time: SimulationInstant

    /// The process that did it, or nil for the world itself.
    package let process: String?

    /// The number of that process, or 0.
    package let processID: Int

    /// What kind of thing it was.
    package let kind: EventKind

    /// What it happened to: a row, an endpoint, a channel.
    package let subject: String

    /// The rest, as text: values, a body, a message.
    package let detail: String

    /// Makes an event: one that happens now, or one that a record tells of.
    package init(
        sequence: Int,
        time: SimulationInstant,
        process: String?,
        processID: Int,
        kind: EventKind,
        subject: String,
        detail: String
    ) {
        self.sequence = sequence
        self.time = time
        self.process = process
        self.processID = processID
        self.kind = kind
        self.subject = subject
        self.detail = detail
    }

    /// The event in one line, as the determinism gate compares it.
    package var line: String {
        "\(time.isoText) \(process.map { "\($0)#\(processID)" } ?? "-") \(kind.rawValue) \(subject) \(detail)"
    }
}
