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

    /// The event in one line, as the determinism gate compares it.
    package var line: String {
        "\(time.isoText) \(process.map { "\($0)#\(processID)" } ?? "-") \(kind.rawValue) \(subject) \(detail)"
    }
}

/// What kind of thing an event was; every module names its own kinds in an extension.
package struct EventKind: RawRepresentable, Hashable, Sendable {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The life of a process.
    package static let processStarted = EventKind(rawValue: "process.started")
    package static let processFinished = EventKind(rawValue: "process.finished")
    package static let processFailed = EventKind(rawValue: "process.failed")
    package static let processCrashed = EventKind(rawValue: "process.crashed")
    package static let processHung = EventKind(rawValue: "process.hung")

    /// A scripted fault that struck.
    package static let fault = EventKind(rawValue: "fault")

    /// A documented branch that was taken; the subject is its id.
    package static let branch = EventKind(rawValue: "branch")

    /// A command that ended: the subject is `exit <code>`, the detail says what it did.
    package static let commandExit = EventKind(rawValue: "command.exit")

    /// A change of a status that was asked for and refused: the subject is the column with its table, the detail is
    /// `<from> <to>`.
    package static let statusRefused = EventKind(rawValue: "status.refused")
}
