package import Simulation

/// One time that a process asked which rows it should take.
package struct SelectionLook: Sendable {
    /// A row as the open transaction of whoever asked had left it, which nobody else could see.
    package struct OwnRow: Hashable, Sendable {
        /// The table with its schema.
        package let table: String
        package let rowID: Int64
        /// The values in the order of the table's columns; nil for a row that it had deleted.
        package let values: [SQLValue]?

        /// Makes a row.
        package init(table: String, rowID: Int64, values: [SQLValue]?) {
            self.table = table
            self.rowID = rowID
            self.values = values
        }
    }

    /// How many events there were before.
    package let sequence: Int
    /// How many of the committed row changes it could see: all, but for a transaction that had read before the last.
    package let changes: Int
    /// The rows that its open transaction had changed, which it saw instead of the committed ones.
    package let own: [OwnRow]
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
        own: [OwnRow],
        time: SimulationInstant,
        process: String,
        processID: Int,
        selection: Selection,
        picked: [Int64]
    ) {
        self.sequence = sequence
        self.changes = changes
        self.own = own
        self.time = time
        self.process = process
        self.processID = processID
        self.selection = selection
        self.picked = picked
    }
}
