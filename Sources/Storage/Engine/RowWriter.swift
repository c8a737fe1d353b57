/// Writes row changes back by id: a transaction that comes back into the connection, or the inverse of a commit.
final class RowWriter {
    private struct Statements {
        var insert, update, delete: Statement?
    }

    private let connection: Connection
    private let catalog: Catalog
    private var statements: [Statements]

    init(connection: Connection, catalog: Catalog) {
        self.connection = connection
        self.catalog = catalog
        statements = catalog.tables.map { _ in Statements() }
    }

    /// Writes the changes in order; the recorder does not take them down.
    func apply(_ changes: some Sequence<PendingChange>) throws(SQLiteFailure) {
        for change in changes { try apply(change) }
    }

    private func apply(_ change: PendingChange) throws(SQLiteFailure) {
        let table = catalog.tables[change.table]
        switch (change.old, change.new) {
        case (nil, let new?):
            try insertion(into: table).run(table.idColumn == nil ? new + [.integer(change.rowID)] : new)
        case (_?, let new?):
            try update(of: table).run(new + [.integer(change.rowID)])
        case (_?, nil):
            try deletion(from: table).run([.integer(change.rowID)])
        case (nil, nil):
            preconditionFailure("a change of \(table.name)#\(change.rowID) has neither an old nor a new row")
        }
    }

    // A row of a snapshot whose unique key the transaction itself has taken since cannot stand beside it: it is
    // left out (OR IGNORE). When a transaction is written again its locks have kept such rows away.
    private func insertion(into table: Table) throws(SQLiteFailure) -> Statement {
        if let known = statements[table.index].insert { return known }
        var columns = table.columns.map { "\"\($0.name)\"" }
        if table.idColumn == nil { columns.append("rowid") }
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        let statement = try connection.prepare(
            "INSERT OR IGNORE INTO \(name(table)) (\(columns.joined(separator: ", "))) VALUES (\(marks))"
        )
        statements[table.index].insert = statement
        return statement
    }

    private func update(of table: Table) throws(SQLiteFailure) -> Statement {
        if let known = statements[table.index].update { return known }
        let columns = table.columns.map { "\"\($0.name)\" = ?" }.joined(separator: ", ")
        let statement = try connection.prepare("UPDATE OR IGNORE \(name(table)) SET \(columns) WHERE rowid = ?")
        statements[table.index].update = statement
        return statement
    }

    private func deletion(from table: Table) throws(SQLiteFailure) -> Statement {
        if let known = statements[table.index].delete { return known }
        let statement = try connection.prepare("DELETE FROM \(name(table)) WHERE rowid = ?")
        statements[table.index].delete = statement
        return statement
    }

    private func name(_ table: Table) -> String {
        "\"\(table.schema)\".\"\(table.localName)\""
    }
}
