internal import Simulation

extension Session {
    /// Locks one row against other writers until the transaction ends, as `SELECT … FOR UPDATE` does.
    ///
    /// A row that does not exist is not locked. Outside a transaction the lock is given back at once.
    ///
    /// - Returns: the row as it was committed last, or as the transaction has changed it; nil when there is none.
    /// - Throws: `DatabaseError` for a wait that is too long, a deadlock, or a table that the session may not write.
    @discardableResult
    package func lock(_ table: String, id: Int) async throws -> Row? {
        try process.checkAlive()
        let sql = "SELECT * FROM \(table) WHERE id = ?"
        guard let known = database.catalog.table(table), access.allowsWriting(table, of: known.schema) else {
            throw error(
                .accessDenied,
                "SELECT FOR UPDATE command denied to '\(process.name)' for table '\(table)'; its session \(access)",
                sql
            )
        }
        let statement = try statement(sql)
        let request = LockRequest(resource: .row(table: known.index, id: Int64(id)), mode: .exclusive)
        defer { if let statementTransaction { database.rollBack(statementTransaction) } }
        while true {
            let owner = transaction ?? statementTransaction
            if database.isContested(by: owner), database.locks.isBlocked(request, for: owner) {
                try await wait(for: request, sql + " FOR UPDATE")
                continue
            }
            let row = try current(statement, id)
            if row != nil, let transaction { database.locks.hold(request, by: transaction) }
            return row
        }
    }

    private func current(_ statement: Statement, _ id: Int) throws -> Row? {
        do throws(SQLiteFailure) {
            if let transaction, !transaction.changes.isEmpty {
                try database.makeResident(transaction)
            } else {
                try database.hideUncommitted()
            }
            return try statement.rows([SQLValue(id)]).first
        } catch {
            throw self.error(error, statement.sql)
        }
    }

    // MARK: Waiting

    /// Waits until a lock is the session's.
    ///
    /// - Throws: `DatabaseError` 1205 after the lock wait timeout, 1213 when the transaction is a deadlock's victim.
    func wait(for request: LockRequest, _ sql: String) async throws {
        let owner = transaction ?? ownTransaction()
        let waiter = LockWaiter(transaction: owner, request: request, sql: sql)
        let locks = database.locks
        locks.enqueue(waiter)
        let name = database.catalog.name(of: request.resource)
        process.record(.lockWait, name, "held by \(locks.blockers(of: waiter).map(\.name).joined(separator: ", "))")
        try resolveDeadlocks(waiter, name)
        let world = process.world
        world.wake(waiter.suspension, at: world.now.advanced(by: database.lockWaitTimeout), rank: process.rank)
        defer { locks.withdraw(waiter) }
        try await process.wait(for: waiter.suspension)
        guard !waiter.isGranted else { return }
        process.record(.lockTimeout, name, "gave up after \(database.lockWaitTimeout.text)")
        throw error(.lockWaitTimeout, "Lock wait timeout exceeded for \(name); try restarting transaction", sql)
    }

    private func ownTransaction() -> Transaction {
        if let statementTransaction { return statementTransaction }
        let made = open(isExplicit: false)
        statementTransaction = made
        return made
    }

    /// Breaks every circle that a new waiter closes.
    ///
    /// The victim is the transaction that changed fewest rows (MySQL manual, "Deadlock Detection"), the one that
    /// closed the circle when none changed fewer; it is rolled back as a whole.
    private func resolveDeadlocks(_ waiter: LockWaiter, _ name: String) throws {
        while !waiter.isGranted, let circle = database.locks.circle(from: waiter) {
            var victim = waiter.transaction
            for other in circle where other.changes.count < victim.changes.count { victim = other }
            let text = circle.map(\.name).joined(separator: " → ")
            let session = victim.session
            session.process.record(.deadlock, name, "\(text), victim \(victim.name)")
            let sql = victim.waiter?.sql ?? waiter.sql
            let suspension = victim.waiter?.suspension
            database.rollBack(victim)
            let failure = session.error(.deadlock, "Deadlock found when trying to get lock on \(name)", sql)
            guard victim !== waiter.transaction else { throw failure }
            suspension?.fail(failure)
        }
    }
}
