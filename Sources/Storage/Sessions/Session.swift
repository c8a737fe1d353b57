package import Simulation

/// One process's connection to the databases, as a service or a command has one to MySQL.
package final class Session: @unchecked Sendable {
    // Safe although mutable: only code on the world's executor reaches it.

    /// The process that the session belongs to.
    package let process: SimulatedProcess

    /// What the session may touch.
    package let access: Access

    let database: Database
    let shelf: StatementCache.Shelf
    var lastInsertID = 0

    /// True between `begin` and `commit` or `rollback`.
    package var isInTransaction = false

    init(database: Database, process: SimulatedProcess, access: Access) {
        self.database = database
        self.process = process
        self.access = access
        shelf = database.statements.shelf(for: access)
        process.onEnd { self.end() }
    }

    /// Reads rows without ever waiting: the last committed state, or the snapshot of the open transaction.
    package func query(_ sql: String, _ arguments: [SQLValue] = []) throws -> [Row] {
        try process.checkAlive()
        return try statement(sql).rows(arguments)
    }

    /// Reads the rows that a selection picks.
    package func select(_ selection: Selection, limit: Int? = nil) throws -> [Row] {
        guard let limit else { return try query(selection.sql, selection.arguments) }
        return try query(selection.sql + " LIMIT ?", selection.arguments + [SQLValue(limit)])
    }

    /// Runs a writing statement, waiting in virtual time for rows that another transaction has locked.
    @discardableResult
    package func execute(_ sql: String, _ arguments: [SQLValue] = []) async throws -> ExecutionResult {
        try process.checkAlive()
        let recorder = database.connection.recorder
        recorder.isRecording = true
        try statement(sql).run(arguments)
        let pending = recorder.takePending()
        let last = pending.last { $0.old == nil }?.rowID ?? 0
        return ExecutionResult(
            changes: pending.count { $0.isReal },
            matched: database.connection.matchedRows,
            lastInsertID: Int(last)
        )
    }

    /// Locks one row against other writers until the transaction ends, as `SELECT … FOR UPDATE` does.
    package func lock(_ table: String, id: Int) async throws {
        try process.checkAlive()
    }

    /// Opens a transaction.
    package func begin() throws {
        try process.checkAlive()
        try database.connection.run("BEGIN")
        isInTransaction = true
    }

    /// Commits the open transaction.
    package func commit() throws {
        try process.checkAlive()
        try database.connection.run("COMMIT")
        isInTransaction = false
    }

    /// Rolls the open transaction back; does nothing when there is none.
    package func rollback() {
        guard isInTransaction else { return }
        isInTransaction = false
        try? database.connection.run("ROLLBACK")
    }

    /// Runs `body` in a transaction: committed when it returns, rolled back when it throws.
    package func transaction<Result>(_ body: () async throws -> Result) async throws -> Result {
        try begin()
        do {
            let result = try await body()
            try commit()
            return result
        } catch {
            rollback()
            throw error
        }
    }

    func statement(_ sql: String) throws -> Statement {
        try database.statements.statement(sql, on: shelf)
    }

    func end() {
        rollback()
    }
}
