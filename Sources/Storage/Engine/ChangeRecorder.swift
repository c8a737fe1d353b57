internal import CSQLite

/// Takes down every row change that statements make, from SQLite's preupdate hook.
final class ChangeRecorder {
    /// False while the module itself writes rows: when it applies a transaction again or undoes one.
    var isRecording = false

    /// The step that the changes belong to.
    var step: String?

    /// The changes since somebody took them, in order.
    private(set) var pending: [PendingChange] = []

    /// The highest id that each table ever gave, by the table's place in the catalog.
    private(set) var highestIDs: [Int64] = []

    /// Tables whose counters the current SQLite transaction has moved on.
    private(set) var movedCounters: [Int] = []
    private var hasMoved: [Bool] = []

    private var tables = TableNames(catalog: Catalog(schemas: []))

    /// Starts to know the tables of a catalog and the ids that they gave so far.
    func start(_ catalog: Catalog, highestIDs: [Int64]) {
        tables = TableNames(catalog: catalog)
        self.highestIDs = highestIDs
        hasMoved = highestIDs.map { _ in false }
    }

    /// Returns the changes so far and forgets them.
    func takePending() -> [PendingChange] {
        guard !pending.isEmpty else { return [] }
        defer { pending = [] }
        return pending
    }

    /// Says that ids above `highest` were not given after all.
    func takeBack(_ table: Table, to highest: Int64) {
        highestIDs[table.index] = highest
    }

    /// Forgets which counters have moved: what moved them is committed, or put right.
    func forgetMovedCounters() {
        guard !movedCounters.isEmpty else { return }
        for table in movedCounters { hasMoved[table] = false }
        movedCounters.removeAll(keepingCapacity: true)
    }

    /// Takes down one row; called by the hook only.
    func take(_ operation: Int32, _ row: PreupdateRow) {
        guard let table = tables.index(of: row) else { return }
        switch operation {
        case SQLITE_INSERT:
            noteID(row.newID, of: table)
            add(table, row.newID, old: nil, new: row.newValues(sharing: nil))
        case SQLITE_DELETE:
            add(table, row.oldID, old: row.oldValues(), new: nil)
        default:
            let old = row.oldValues()
            let new = row.newValues(sharing: old)
            guard row.oldID != row.newID else {
                add(table, row.oldID, old: old, new: new)
                return
            }
            // A row that changes its id is another row.
            noteID(row.newID, of: table)
            add(table, row.oldID, old: old, new: nil)
            add(table, row.newID, old: nil, new: new)
        }
    }

    private func add(_ table: Int, _ rowID: Int64, old: [SQLValue]?, new: [SQLValue]?) {
        pending.append(PendingChange(table: table, rowID: rowID, old: old, new: new, step: step))
    }

    private func noteID(_ id: Int64, of table: Int) {
        guard id > highestIDs[table] else { return }
        highestIDs[table] = id
        guard !hasMoved[table] else { return }
        hasMoved[table] = true
        movedCounters.append(table)
    }
}
