package import Simulation

/// A transaction that had changed rows and was rolled back: by its process, by a crash, or as a deadlock's victim.
package struct Rollback: Sendable {
    /// When it was rolled back.
    package let time: SimulationInstant

    /// The process that it belonged to, and its number.
    package let process: String
    package let processID: Int

    /// The events of its time, by their places in the log: from its first change to the rollback.
    package let events: Range<Int>
}
