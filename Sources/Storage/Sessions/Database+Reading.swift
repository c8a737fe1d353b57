extension Database {
    /// Runs a reading statement on what a transaction sees, or on the last committed state.
    func read(
        _ statement: Statement,
        _ arguments: [SQLValue],
        in transaction: Transaction?
    ) throws(SQLiteFailure) -> [Row] {
        guard let transaction else {
            try hideUncommitted()
            return try statement.rows(arguments)
        }
        let snapshot = transaction.snapshot ?? commitCount
        transaction.snapshot = snapshot
        let later = snapshot < commitCount ? changes(after: snapshot, in: statement, hiddenFrom: transaction) : []
        if !transaction.changes.isEmpty {
            try makeResident(transaction)
        } else if resident !== transaction {
            try hideUncommitted()
        }
        guard !later.isEmpty else { return try statement.rows(arguments) }
        return try withUndone(later) { () throws(SQLiteFailure) in try statement.rows(arguments) }
    }

    /// The inverses of what others committed after a snapshot, newest first, as far as a statement could notice.
    ///
    /// Rows that the transaction has written itself stay as it has written them.
    private func changes(
        after snapshot: Int,
        in statement: Statement,
        hiddenFrom transaction: Transaction
    ) -> [PendingChange] {
        let own = Set(transaction.changes.map { LockResource.row(table: $0.table, id: $0.rowID) })
        var inverses: [PendingChange] = []
        for change in changes.reversed() {
            guard change.commit > snapshot else { break }
            guard statement.readTables.contains(change.tableIndex),
                !own.contains(.row(table: change.tableIndex, id: change.rowID))
            else { continue }
            inverses.append(
                PendingChange(
                    table: change.tableIndex,
                    rowID: change.rowID,
                    old: change.new,
                    new: change.old,
                    step: nil
                )
            )
        }
        return inverses
    }

    private func withUndone(
        _ inverses: [PendingChange],
        _ body: () throws(SQLiteFailure) -> [Row]
    ) throws(SQLiteFailure) -> [Row] {
        // A reference may point into the future of the snapshot; nothing of this is kept, so it may wait for ever.
        if catalog.hasReferences { try connection.run("PRAGMA defer_foreign_keys = ON") }
        try control.mark()
        let result: Result<[Row], SQLiteFailure>
        do throws(SQLiteFailure) {
            try writer.apply(inverses)
            result = .success(try body())
        } catch {
            result = .failure(error)
        }
        try control.undo()
        if catalog.hasReferences { try connection.run("PRAGMA defer_foreign_keys = OFF") }
        return try result.get()
    }
}
