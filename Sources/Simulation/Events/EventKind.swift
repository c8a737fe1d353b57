/// What kind of thing an event was; every module names its own kinds in an extension.
package struct EventKind: RawRepresentable, Hashable, Sendable {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    // Written out because the library's own for what has a raw value compares through a witness, and whoever reads a
    // log compares each of its kinds with many.
    package static func == (lhs: EventKind, rhs: EventKind) -> Bool { lhs.rawValue == rhs.rawValue }

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
