package import Simulation

/// Something unfinished at the end of a run.
package struct StuckRow: Sendable, Equatable {
    package var table: String
    package var id: Int64
    /// The state in words, such as `status Analyzing, spvp_status Pending`.
    package var state: String
    /// Since when it has been so.
    package var since: SimulationInstant
    /// The command or service that should take it next.
    package var next: String
    /// Why that does not happen.
    package var why: String
    /// False when the row would still have moved after the end of the run.
    package var isStuck: Bool

    /// Makes an entry.
    package init(
        table: String,
        id: Int64,
        state: String,
        since: SimulationInstant,
        next: String,
        why: String,
        isStuck: Bool
    ) {
        self.table = table
        self.id = id
        self.state = state
        self.since = since
        self.next = next
        self.why = why
        self.isStuck = isStuck
    }
}
