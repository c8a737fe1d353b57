/// The statements that begin and end SQLite's own transactions, and the counters that must outlive their undoing.
final class TransactionControl {
    private let connection: Connection
    private let catalog: Catalog
    private let beginning, committing, rollingBack, marking, releasing, returning: Statement
    private var counterUpdates: [String: (update: Statement, insert: Statement)] = [:]

    init(connection: Connection, catalog: Catalog) throws(SQLiteFailure) {
        self.connection = connection
        self.catalog = catalog
        beginning = try connection.prepare("BEGIN")
        committing = try connection.prepare("COMMIT")
        rollingBack = try connection.prepare("ROLLBACK")
        marking = try connection.prepare("SAVEPOINT attempt")
        releasing = try connection.prepare("RELEASE attempt")
        returning = try connection.prepare("ROLLBACK TO attempt")
    }

    /// Begins a transaction.
    func begin() throws(SQLiteFailure) { try beginning.run() }

    /// Commits the transaction.
    func commit() throws(SQLiteFailure) {
        try committing.run()
        connection.recorder.forgetMovedCounters()
    }

    /// Rolls the transaction back.
    func rollback() throws(SQLiteFailure) {
        try rollingBack.run()
        try restoreCounters()
        connection.recorder.forgetMovedCounters()
    }

    /// Marks the place to which `undo` returns; outside a transaction this begins one.
    func mark() throws(SQLiteFailure) { try marking.run() }

    /// Keeps what was done since `mark`; outside a transaction this commits it.
    func keep() throws(SQLiteFailure) { try releasing.run() }

    /// Undoes what was done since `mark`.
    func undo() throws(SQLiteFailure) {
        try returning.run()
        try releasing.run()
        try restoreCounters()
    }

    /// Sets the counter of a table: the next row without an id gets the number after it.
    func setCounter(of table: Table, to value: Int64) throws(SQLiteFailure) {
        guard table.hasCounter else { return }
        let statements = try counterStatements(of: table.schema)
        let arguments: [SQLValue] = [.integer(value), .text(table.localName)]
        try statements.update.run(arguments)
        if connection.matchedRows == 0 { try statements.insert.run(arguments) }
    }

    /// Sets the counters that SQLite has just taken back to what was given already.
    ///
    /// SQLite keeps AUTOINCREMENT counters in a table, which a rollback takes back; InnoDB allocates ids outside the
    /// transaction (MySQL manual, "AUTO_INCREMENT Handling in InnoDB").
    func restoreCounters() throws(SQLiteFailure) {
        for table in connection.recorder.movedCounters {
            try setCounter(of: catalog.tables[table], to: connection.recorder.highestIDs[table])
        }
    }

    private func counterStatements(
        of schema: String
    ) throws(SQLiteFailure) -> (update: Statement, insert: Statement) {
        if let known = counterUpdates[schema] { return known }
        let made = (
            update: try connection.prepare("UPDATE \"\(schema)\".sqlite_sequence SET seq = ? WHERE name = ?"),
            insert: try connection.prepare("INSERT INTO \"\(schema)\".sqlite_sequence (seq, name) VALUES (?, ?)")
        )
        counterUpdates[schema] = made
        return made
    }
}
