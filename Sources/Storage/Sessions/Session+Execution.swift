internal import Simulation

extension Session {
    /// How one attempt at a statement ended.
    private enum Attempt {
        case done(ExecutionResult, crash: FaultFiring?)
        case blocked(LockRequest, allocated: AllocatedID?)
    }

    /// The id that a blocked insert was given, which it keeps while it waits.
    private struct AllocatedID {
        let table: Int
        let id: Int64
    }

    /// Runs a writing statement, waiting in virtual time for rows and unique keys that another transaction has locked.
    ///
    /// Outside a transaction the statement is committed at once.
    ///
    /// - Throws: `DatabaseError`, after which the statement has changed nothing; `ProcessCrash` when the process is
    ///   not alive, or is crashed while it waits.
    @discardableResult
    package func execute(_ sql: String, _ arguments: [SQLValue] = []) async throws -> ExecutionResult {
        try process.checkAlive()
        let statement = try statement(sql)
        guard !statement.isReadOnly else { throw error(.other, "a reading statement is run with query", sql) }
        defer { endStatementTransaction() }
        var allocated: AllocatedID?
        while true {
            let attempt: Attempt
            do throws(SQLiteFailure) {
                attempt = try self.attempt(statement, arguments, keeping: allocated)
            } catch {
                throw self.error(error, sql)
            }
            switch attempt {
            case .done(let result, let firing):
                if firing == nil || firing?.action == .crashAfter {
                    database.statementLog?.add(.statement(sql, arguments))
                }
                try finish(firing, statement)
                return result
            case .blocked(let request, let id):
                allocated = id ?? allocated
                try await wait(for: request, sql)
            }
        }
    }

    private func endStatementTransaction() {
        guard let statementTransaction else { return }
        database.rollBack(statementTransaction)
    }

    // MARK: One attempt

    /// Runs the statement, and undoes it when it met a lock or a fault.
    private func attempt(
        _ statement: Statement,
        _ arguments: [SQLValue],
        keeping allocated: AllocatedID?
    ) throws(SQLiteFailure) -> Attempt {
        let owner = transaction ?? statementTransaction
        let isContested = database.isContested(by: owner)
        let waitsForFaults = process.world.faults.waits(at: .write)
        // Where nobody could be in the way the statement needs no way back: SQLite undoes a failed one by itself.
        let isGuarded = isContested || waitsForFaults || allocated != nil
        if let transaction { try database.makeResident(transaction) } else { try database.vacate() }
        let control = database.control
        if isGuarded { try control.mark() }
        let changes: [PendingChange]
        let matched: Int
        do throws(SQLiteFailure) {
            let highest = allocated.map { database.connection.recorder.highestIDs[$0.table] }
            let made = try run(statement, arguments)
            matched = database.connection.matchedRows
            if let allocated, let highest { changes = try give(allocated, to: made, highest) } else { changes = made }
        } catch {
            if isGuarded { try control.undo() } else { try control.restoreCounters() }
            guard isContested, error.meaning == .duplicateKey || error.meaning == .foreignKey,
                let request = try hiddenConflict(statement, arguments, owner)
            else { throw error }
            return .blocked(request, allocated: nil)
        }
        if isContested, let request = database.locks.firstConflict(of: changes, by: owner) {
            try control.undo()
            return .blocked(request, allocated: allocatedID(of: changes))
        }
        let firing = waitsForFaults ? fault(at: statement, changes) : nil
        if let firing, firing.action != .crashAfter {
            try control.undo()
            return .done(ExecutionResult(changes: 0, matched: 0, lastInsertID: 0), crash: firing)
        }
        if isGuarded { try control.keep() }
        if let transaction {
            transaction.changes += changes
        } else {
            database.connection.recorder.forgetMovedCounters()
            database.publish(changes, by: self)
        }
        return .done(result(of: changes, matched), crash: firing)
    }

    /// Runs the statement and returns the row changes that it made.
    private func run(_ statement: Statement, _ arguments: [SQLValue]) throws(SQLiteFailure) -> [PendingChange] {
        let recorder = database.connection.recorder
        recorder.step = process.lastStep
        recorder.isRecording = true
        defer { recorder.isRecording = false }
        do throws(SQLiteFailure) {
            try statement.run(arguments)
        } catch {
            _ = recorder.takePending()
            throw error
        }
        return recorder.takePending()
    }

    private func result(of changes: [PendingChange], _ matched: Int) -> ExecutionResult {
        var count = 0
        for change in changes where change.isReal { count += 1 }
        let first = changes.first { $0.old == nil }
        return ExecutionResult(changes: count, matched: matched, lastInsertID: Int(first?.rowID ?? 0))
    }

    /// Does what a fault asked for after the statement was done or undone.
    private func finish(_ firing: FaultFiring?, _ statement: Statement) throws {
        guard let firing else { return }
        let write = name(of: statement)
        switch firing.action {
        case .crashBefore:
            firing.took(effect: "\(process.name) crashed before \(write)")
            process.crash(at: write)
        case .crashAfter:
            firing.took(effect: "\(process.name) crashed after \(write)")
            process.crash(at: write)
        default:
            firing.took(effect: "\(write) by \(process.name) failed")
            throw error(.failedByFault, "the write failed by a scripted fault", statement.sql)
        }
        try process.checkAlive()
    }

    // MARK: What a blocked statement leaves behind

    private func allocatedID(of changes: [PendingChange]) -> AllocatedID? {
        guard changes.count == 1, changes[0].old == nil else { return nil }
        return AllocatedID(table: changes[0].table, id: changes[0].rowID)
    }

    /// Gives the row that a retried insert has made the id that its first attempt was given.
    private func give(
        _ allocated: AllocatedID,
        to changes: [PendingChange],
        _ highest: Int64
    ) throws(SQLiteFailure) -> [PendingChange] {
        guard let again = allocatedID(of: changes), again.table == allocated.table, again.id != allocated.id else {
            return changes
        }
        let table = database.catalog.tables[allocated.table]
        let moved = changes[0].moved(to: allocated.id, in: table)
        try database.writer.apply([changes[0].inverse, moved])
        guard database.connection.matchedRows == 1 else {
            // Somebody has named this very id in a statement meanwhile: the row keeps the new one.
            try database.writer.apply(changes)
            return changes
        }
        database.connection.recorder.takeBack(table, to: highest)
        try database.control.setCounter(of: table, to: highest)
        return [moved]
    }

    /// The lock behind a constraint that failed only because others have not committed.
    ///
    /// A unique key that another transaction has freed, or a parent row that it has inserted, is not decided yet, so
    /// InnoDB waits for the other to end. Here the other's changes are written for a moment to see what it would be.
    private func hiddenConflict(
        _ statement: Statement,
        _ arguments: [SQLValue],
        _ owner: Transaction?
    ) throws(SQLiteFailure) -> LockRequest? {
        for other in database.open where other !== owner && !other.changes.isEmpty {
            try database.control.mark()
            var request: LockRequest?
            do throws(SQLiteFailure) {
                try database.writer.apply(other.changes)
                request = database.locks.firstConflict(of: try run(statement, arguments), by: owner)
            } catch {
                // With these changes the statement fails too: this other is not what it would wait for.
                request = nil
            }
            try database.control.undo()
            if let request { return request }
        }
        return nil
    }
}
