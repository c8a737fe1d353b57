package import Simulation

/// One process's connection to the databases, as a service or a command has one to MySQL.
///
/// Every call is refused once the process is not alive; when the process ends in any way, the open transaction is
/// rolled back and its locks are released.
package final class Session: @unchecked Sendable {
    // Safe although mutable: only code on the world's executor reaches it.

    /// The process that the session belongs to.
    package let process: SimulatedProcess

    /// What the session may touch.
    package let access: Access

    let database: Database
    let shelf: StatementCache.Shelf

    /// The transaction between `begin` and its end; nil outside.
    var transaction: Transaction?

    /// The transaction of a single statement that had to wait; nil otherwise.
    var statementTransaction: Transaction?

    private var endsWithProcess = false

    /// True between `begin` and `commit`, `rollback` or a deadlock.
    package var isInTransaction: Bool { transaction != nil }

    init(database: Database, process: SimulatedProcess, access: Access) {
        self.database = database
        self.process = process
        self.access = access
        shelf = database.statements.shelf(for: access)
    }

    // MARK: Reading

    /// Reads rows without ever waiting: the last committed state, or what the open transaction sees.
    ///
    /// The first read in a transaction fixes what it sees of others (REPEATABLE READ; MySQL manual, "Consistent
    /// Nonlocking Reads"); its own changes are always seen.
    ///
    /// - Throws: `DatabaseError`; `ProcessCrash` when the process is not alive.
    package func query(_ sql: String, _ arguments: [SQLValue] = []) throws -> [Row] {
        try process.checkAlive()
        let statement = try statement(sql)
        guard statement.isReadOnly else { throw error(.other, "a writing statement is run with execute", sql) }
        database.statementLog?.add(.statement(sql, arguments))
        do throws(SQLiteFailure) {
            return try database.read(statement, arguments, in: transaction)
        } catch {
            throw self.error(error, sql)
        }
    }

    /// Reads the rows that a selection picks, at most `limit` of them.
    ///
    /// - Throws: as `query` does.
    package func select(_ selection: Selection, limit: Int? = nil) throws -> [Row] {
        let rows =
            if let limit {
                try query(selection.limitedSQL, selection.arguments + [SQLValue(limit)])
            } else {
                try query(selection.sql, selection.arguments)
            }
        database.selectionLog?.add(selection, picked: rows, by: self)
        return rows
    }

    // MARK: Inside

    func statement(_ sql: String) throws -> Statement {
        do {
            return try database.statements.statement(sql, on: shelf)
        } catch let refused as StatementRefused {
            switch refused.refusal {
            case .denied(let command, let table):
                throw error(
                    .accessDenied,
                    "\(command) command denied to '\(process.name)' for table '\(table)'; its session \(access)",
                    sql
                )
            case .unsupported(let reason): throw error(.accessDenied, reason, sql)
            }
        } catch let failure as SQLiteFailure {
            throw error(failure, sql)
        }
    }

    func error(_ failure: SQLiteFailure, _ sql: String) -> DatabaseError {
        error(failure.meaning, failure.message, sql)
    }

    func error(_ code: DatabaseError.Code, _ message: String, _ sql: String) -> DatabaseError {
        DatabaseError(code: code, message: message, sql: sql, process: process.name, step: process.lastStep)
    }

    /// Forgets a transaction that has ended.
    func forget(_ ended: Transaction) {
        if transaction === ended { transaction = nil }
        if statementTransaction === ended { statementTransaction = nil }
    }

    /// Opens a transaction that ends with the process, if not before.
    func open(isExplicit: Bool) -> Transaction {
        // Most sessions only read, and have nothing to end.
        if !endsWithProcess {
            endsWithProcess = true
            process.onEnd { self.end() }
        }
        return database.begin(self, isExplicit: isExplicit)
    }

    private func end() {
        if let transaction { database.rollBack(transaction) }
        if let statementTransaction { database.rollBack(statementTransaction) }
    }
}
