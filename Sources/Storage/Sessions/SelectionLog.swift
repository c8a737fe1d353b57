internal import Simulation

/// What the processes of a world asked for, for whoever wants to know later why a row was not taken.
package final class SelectionLog {
    /// Every look so far, in order.
    package private(set) var looks: [SelectionLook] = []

    /// Makes an empty log.
    package init() {}

    func add(_ selection: Selection, picked rows: [Row], by session: Session) {
        let database = session.database
        let process = session.process
        let id = rows.first?.columns.firstIndex(of: "id")
        looks.append(
            SelectionLook(
                sequence: database.world.events.count,
                changes: Self.changes(seenBy: session.transaction, in: database),
                own: Self.rows(writtenBy: session.transaction, in: database),
                time: process.now,
                process: process.name,
                processID: process.id,
                selection: selection,
                picked: id.map { id in rows.compactMap { $0.values[id].int.map(Int64.init) } } ?? []
            )
        )
    }

    private static func changes(seenBy transaction: Transaction?, in database: Database) -> Int {
        guard let snapshot = transaction?.snapshot, snapshot < database.commitCount else {
            return database.changes.count
        }
        return database.changes.count - database.changes.reversed().prefix { $0.commit > snapshot }.count
    }

    /// The last state of each row that a transaction has changed, in the order of the last changes.
    private static func rows(writtenBy transaction: Transaction?, in database: Database) -> [SelectionLook.OwnRow] {
        guard let transaction else { return [] }
        var seen: Set<LockResource> = []
        let last = transaction.changes.reversed().filter { seen.insert(.row(table: $0.table, id: $0.rowID)).inserted }
        return last.reversed().map { change in
            SelectionLook.OwnRow(
                table: database.catalog.tables[change.table].name,
                rowID: change.rowID,
                values: change.new
            )
        }
    }
}
