internal import Simulation

extension Session {
    /// Opens a transaction; it lasts until `commit`, `rollback`, a deadlock or the end of the process.
    ///
    /// - Throws: `DatabaseError` when one is open already; `ProcessCrash` when the process is not alive.
    package func begin() throws {
        try process.checkAlive()
        guard transaction == nil else { throw error(.other, "a transaction is already open", "BEGIN") }
        database.statementLog?.add(.begin)
        transaction = open(isExplicit: true)
    }

    /// Commits the open transaction.
    ///
    /// - Throws: `DatabaseError` when none is open or a fault strikes; `ProcessCrash` when the process is not alive.
    package func commit() throws {
        try process.checkAlive()
        guard let transaction else { throw error(.other, "there is no open transaction", "COMMIT") }
        let firing = faultAtCommit(of: transaction.changes)
        switch firing?.action {
        case .failWrite:
            firing?.took(effect: "\(process.name) could not commit")
            rollback()
            throw error(.failedByFault, "the commit failed by a scripted fault", "COMMIT")
        case .crashBefore:
            firing?.took(effect: "\(process.name) crashed before its commit")
            process.crash(at: "COMMIT")
            try process.checkAlive()
        default: break
        }
        database.statementLog?.add(.commit)
        do throws(SQLiteFailure) {
            try database.commit(transaction)
        } catch {
            database.rollBack(transaction)
            throw self.error(error, "COMMIT")
        }
        guard let firing else { return }
        firing.took(effect: "\(process.name) crashed after its commit")
        process.crash(at: "COMMIT")
        try process.checkAlive()
    }

    /// Rolls the open transaction back; does nothing when there is none.
    package func rollback() {
        guard process.isAlive, let transaction else { return }
        database.statementLog?.add(.rollback)
        let count = transaction.changes.count
        database.rollBack(transaction)
        process.record(.rollback, transaction.name, "\(count) row changes undone")
    }

    /// Runs `body` in a transaction: committed when it returns, rolled back when it throws.
    ///
    /// - Throws: what `body` throws, or what `begin` and `commit` do.
    @discardableResult
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
}
