import Simulation
import Storage

/// What one table held at every commit of a run.
struct TableHistory {
    /// The state of the table: its rows by id.
    typealias State = [Int64: [SQLValue]]

    /// The table as others could see it at one moment.
    struct View {
        /// How many of the table's changes had been committed.
        fileprivate(set) var count: Int
        fileprivate(set) var state: State
        /// When the last of these changes was committed; nil before the first.
        fileprivate(set) var since: SimulationInstant?
    }

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
    func state(at instant: SimulationInstant? = nil) -> State { view(at: instant).state }

    /// The table when `instant` is over, or at the end of the run.
    func view(at instant: SimulationInstant? = nil) -> View {
        var view = View(count: 0, state: first)
        while view.count < changes.count {
            if let instant, changes[view.count].time > instant { break }
            apply(next: &view)
        }
        return view
    }

    /// Calls `visit` with the table before the first commit, or when `from` is over, and after each later commit, until
    /// it returns true.
    ///
    /// - Returns: true when it did.
    func visitViews(
        from begin: SimulationInstant? = nil,
        until end: SimulationInstant,
        _ visit: (View) -> Bool
    ) -> Bool {
        var view = begin.map { self.view(at: $0) } ?? View(count: 0, state: first)
        if visit(view) { return true }
        while view.count < changes.count, changes[view.count].time <= end {
            let commit = changes[view.count].commit
            while view.count < changes.count, changes[view.count].commit == commit { apply(next: &view) }
            if visit(view) { return true }
        }
        return false
    }

    /// The last change of a column of a row in a view: the insert counts, and every change of the value.
    func lastWrite(of column: Int, row: Int64, in view: View) -> RowChange? {
        changes[..<view.count].last { change in
            guard change.rowID == row else { return false }
            guard let old = change.old, let new = change.new else { return true }
            return old[column] != new[column]
        }
    }

    private func apply(next view: inout View) {
        let change = changes[view.count]
        view.state[change.rowID] = change.new
        view.since = change.time
        view.count += 1
    }
}
