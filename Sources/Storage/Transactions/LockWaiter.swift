internal import Simulation

/// One statement in the queue for a lock.
final class LockWaiter {
    /// The transaction that waits.
    let transaction: Transaction

    /// What it waits for.
    let request: LockRequest

    /// The statement, for errors.
    let sql: String

    /// What the process is suspended on.
    let suspension = Suspension()

    /// True once the lock is the transaction's.
    var isGranted = false

    init(transaction: Transaction, request: LockRequest, sql: String) {
        self.transaction = transaction
        self.request = request
        self.sql = sql
    }
}
