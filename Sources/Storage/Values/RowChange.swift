package import Simulation

/// One row that a committed transaction changed: who, when, at which step, from what to what.
package struct RowChange: Sendable {
    /// The place of the change in `Database.changes`, from 0.
    package let sequence: Int

    /// The number of the transaction that committed it, counted from 1.
    package let commit: Int

    /// When it was committed, which is when others could see it first.
    package let time: SimulationInstant

    /// The process that wrote it.
    package let process: String

    /// The number of that process.
    package let processID: Int

    /// The last named step which that process had passed when it wrote.
    package let step: String?

    /// The table with its schema: `gb_console.malls`.
    package let table: String

    /// The row's id.
    package let rowID: Int64

    /// The values before, in the order of the table's columns; nil for an insert.
    package let old: [SQLValue]?

    /// The values after; nil for a delete.
    package let new: [SQLValue]?

    /// The table's place among all tables.
    let tableIndex: Int

    /// Makes a change: one that was committed now, or one that a record tells of.
    package init(
        sequence: Int,
        commit: Int,
        time: SimulationInstant,
        process: String,
        processID: Int,
        step: String?,
        table: String,
        rowID: Int64,
        old: [SQLValue]?,
        new: [SQLValue]?,
        tableIndex: Int
    ) {
        self.sequence = sequence
        self.commit = commit
        self.time = time
        self.process = process
        self.processID = processID
        self.step = step
        self.table = table
        self.rowID = rowID
        self.old = old
        self.new = new
        self.tableIndex = tableIndex
    }
}
