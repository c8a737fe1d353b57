package import Simulation

/// One time that a process asked which rows it should take.
package struct SelectionLook: Sendable {
    /// How many events there were before, and how many row changes had been committed.
    package let sequence: Int
    package let changes: Int
    /// When it asked.
    package let time: SimulationInstant
    /// Who asked, with the number of the process.
    package let process: String
    package let processID: Int
    /// What it asked for.
    package let selection: Selection
    /// The ids of the rows that it got, in their order.
    package let picked: [Int64]

    /// Makes a look: one that happens now, or one that a record tells of.
    package init(
        sequence: Int,
        changes: Int,
        time: SimulationInstant,
        process: String,
        processID: Int,
        selection: Selection,
        picked: [Int64]
    ) {
        self.sequence = sequence
        self.changes = changes
        self.time = time
        self.process = process
        self.processID = processID
        self.selection = selection
        self.picked = picked
    }
}
