internal import Simulation

/// Which transaction is in the SQLite connection.
///
/// SQLite can hold one transaction, the sessions may hold many. The one that ran a statement last stays in the
/// connection until another session needs the connection: then SQLite rolls it back, and the row changes that were
/// recorded are written again before its own next statement. Nobody can have touched its rows meanwhile, because
/// they are locked. A transaction that nobody interleaves with never moves.
extension Database {
    /// Puts a transaction into the connection.
    func makeResident(_ transaction: Transaction) throws(SQLiteFailure) {
        guard resident !== transaction else { return }
        try vacate()
        try control.begin()
        resident = transaction
        try writer.apply(transaction.changes)
    }

    /// Takes the resident transaction out of the connection.
    func vacate() throws(SQLiteFailure) {
        guard resident != nil else { return }
        resident = nil
        try control.rollback()
    }

    /// Takes the resident transaction out of the connection when it has something that others must not read.
    func hideUncommitted() throws(SQLiteFailure) {
        guard let resident, !resident.changes.isEmpty else { return }
        try vacate()
    }

    /// Opens a transaction for a session.
    func begin(_ session: Session, isExplicit: Bool) -> Transaction {
        let transaction = Transaction(session: session, isExplicit: isExplicit)
        open.append(transaction)
        return transaction
    }

    /// Commits what a transaction has changed, and ends it.
    func commit(_ transaction: Transaction) throws(SQLiteFailure) {
        if transaction.changes.isEmpty {
            if resident === transaction { try vacate() }
        } else {
            try makeResident(transaction)
            try control.commit()
            resident = nil
            publish(transaction.changes, by: transaction.session)
        }
        close(transaction)
    }

    /// Undoes what a transaction has changed, and ends it.
    func rollBack(_ transaction: Transaction) {
        if resident === transaction {
            do throws(SQLiteFailure) {
                try vacate()
            } catch {
                preconditionFailure("SQLite could not roll \(transaction.name) back: \(error.message)")
            }
        }
        note(rollbackOf: transaction)
        close(transaction)
    }

    private func note(rollbackOf transaction: Transaction) {
        let process = transaction.process
        let events = process.world.events
        guard let first = transaction.firstWrite, transaction.isExplicit, events.isRecording else { return }
        rollbacks.append(
            Rollback(
                time: process.world.now,
                process: process.name,
                processID: process.id,
                events: first..<events.count + 1
            )
        )
    }

    private func close(_ transaction: Transaction) {
        open.removeAll { $0 === transaction }
        transaction.session.forget(transaction)
        locks.release(transaction)
    }

    /// True when a statement of `transaction`, or of none, could meet a lock of somebody else.
    ///
    /// The lock table learns of the others' changes here, which is why they cost nothing while nobody is in between.
    func isContested(by transaction: Transaction?) -> Bool {
        var isContested = false
        for other in open where other !== transaction && other.isWriter {
            locks.register(other)
            isContested = true
        }
        return isContested
    }

    /// Enters committed changes into the record of the world.
    func publish(_ pending: [PendingChange], by session: Session) {
        guard pending.contains(where: \.isReal) else { return }
        commitCount += 1
        let process = session.process
        for change in pending where change.isReal {
            let table = catalog.tables[change.table]
            changes.append(
                RowChange(
                    sequence: changes.count,
                    commit: commitCount,
                    time: world.now,
                    process: process.name,
                    processID: process.id,
                    step: change.step,
                    table: table.name,
                    rowID: change.rowID,
                    old: change.old,
                    new: change.new,
                    tableIndex: change.table
                )
            )
            process.record(.change, changeText.subject(of: change, table), changeText.detail(of: change, table))
        }
        world.noteChange()
    }
}
