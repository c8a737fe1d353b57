/// Where a system's servers keep their logs, and in which form: what `tvsim run --logs` writes.
package struct LogGuide: Sendable {
    /// The folder of the logs, below the one that is asked for.
    package let folder: String

    /// The log that every run has, and whose lines are whole as they are written; nil for a system without one.
    ///
    /// The lines of other logs get the time and the level in front.
    package let application: String?

    /// Makes a guide.
    package init(folder: String = "logs", application: String? = nil) {
        self.folder = folder
        self.application = application
    }
}
