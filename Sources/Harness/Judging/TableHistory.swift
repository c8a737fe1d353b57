import Simulation
import Storage

/// What one table held at every commit of a run.
struct TableHistory {
    /// The state of the table: its rows by id.
    typealias State = [Int64: [SQLValue]]

    let table: Table
    /// The committed changes of this table, in order.
    let changes: [RowChange]
    private let first: State

    /// Makes the history: what the table held at the end, and back from there by its changes.
    init(_ table: Table, changes: ArraySlice<RowChange>, final rows: [Row]) {
        self.table = table
        self.changes = changes.filter { $0.table == table.name }
        var state: State = [:]
        let idColumn = table.columns.firstIndex { $0.name == "id" } ?? 0
        for row in rows { state[Int64(row.values[idColumn].int ?? 0)] = row.values }
        for change in self.changes.reversed() { state[change.rowID] = change.old }
        first = state
    }

    /// The state when `instant` is over, or at the end of the run.
    func state(at instant: SimulationInstant? = nil) -> State {
        var state = first
        for change in changes {
            if let instant, change.time > instant { break }
            state[change.rowID] = change.new
        }
        return state
    }

    /// Calls `visit` with the state before the first commit and after each one, until it returns true.
    ///
    /// - Returns: true when it did.
    func visitStates(until instant: SimulationInstant, _ visit: (State) -> Bool) -> Bool {
        var state = first
        if visit(state) { return true }
        for (index, change) in changes.enumerated() {
            guard change.time <= instant else { return false }
            state[change.rowID] = change.new
            let isLastOfCommit = index + 1 == changes.count || changes[index + 1].commit != change.commit
            if isLastOfCommit, visit(state) { return true }
        }
        return false
    }

    /// The last change of a column of a row up to an instant: the insert counts, and every change of the value.
    func lastWrite(of column: Int, row: Int64, upTo instant: SimulationInstant?) -> RowChange? {
        changes.last { change in
            guard change.rowID == row, instant.map({ change.time <= $0 }) ?? true else { return false }
            guard let old = change.old, let new = change.new else { return true }
            return old[column] != new[column]
        }
    }
}
