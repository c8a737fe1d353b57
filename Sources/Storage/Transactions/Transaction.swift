internal import Simulation

/// An open transaction: what it has changed so far as values, what it sees, and what it holds.
///
/// Its changes are in the SQLite connection only while it is the resident one; these values are what it is made of.
final class Transaction {
    /// The session that it belongs to.
    let session: Session

    /// False for the transaction of a single statement that had to wait.
    let isExplicit: Bool

    /// What it has changed, in order.
    var changes: [PendingChange] = [] {
        didSet { if firstWrite == nil, !changes.isEmpty { firstWrite = process.world.events.count } }
    }

    /// How many events there were when it had changed its first row; nil before.
    private(set) var firstWrite: Int?

    /// How many of the changes the lock table knows.
    var registeredChanges = 0

    /// The last commit that its plain reads see; nil until the first of them.
    var snapshot: Int?

    /// What it holds in the lock table, in the order of locking.
    var held: [LockResource] = []

    /// What it waits for; nil while it does not wait.
    var waiter: LockWaiter?

    init(session: Session, isExplicit: Bool) {
        self.session = session
        self.isExplicit = isExplicit
    }

    /// The process that it belongs to.
    var process: SimulatedProcess { session.process }

    /// True when another writer could meet it.
    var isWriter: Bool { !changes.isEmpty || !held.isEmpty }

    /// How a person tells it from others: process name and number.
    var name: String { "\(process.name)#\(process.id)" }
}
