internal import Simulation

/// The lock table: who holds which rows and unique keys, and who waits for them, first come first served.
///
/// A lock that becomes free is given to the first waiter at once, before its process runs again, so that nobody
/// who comes in between can overtake it.
final class RowLocks {
    private struct Lock {
        var holders: [(transaction: Transaction, mode: LockMode)] = []
        var queue: [LockWaiter] = []
    }

    private let catalog: Catalog
    private var locks: [LockResource: Lock] = [:]

    init(catalog: Catalog) {
        self.catalog = catalog
    }

    /// True when nothing is locked.
    var isEmpty: Bool { locks.isEmpty }

    // MARK: Holding

    /// Gives a transaction the locks of all changes that it has made since the last call.
    ///
    /// Nobody can be in the way: a statement whose changes met a lock of another transaction was undone.
    func register(_ transaction: Transaction) {
        for change in transaction.changes[transaction.registeredChanges...] {
            catalog.forEachLock(of: change) { hold($0, by: transaction) }
        }
        transaction.registeredChanges = transaction.changes.count
    }

    /// Gives a lock to a transaction.
    func hold(_ request: LockRequest, by transaction: Transaction) {
        var lock = locks[request.resource] ?? Lock()
        if let own = lock.holders.firstIndex(where: { $0.transaction === transaction }) {
            guard request.mode == .exclusive, lock.holders[own].mode == .shared else { return }
            lock.holders[own].mode = .exclusive
        } else {
            lock.holders.append((transaction, request.mode))
            transaction.held.append(request.resource)
        }
        locks[request.resource] = lock
    }

    /// The first lock that a transaction cannot have at once, of those that row changes need.
    func firstConflict(of changes: [PendingChange], by transaction: Transaction?) -> LockRequest? {
        var found: LockRequest?
        for change in changes {
            catalog.forEachLock(of: change) { request in
                if found == nil, isBlocked(request, for: transaction) { found = request }
            }
            if found != nil { return found }
        }
        return nil
    }

    /// True when a transaction has to wait for a lock; nil stands for a statement without a transaction.
    func isBlocked(_ request: LockRequest, for transaction: Transaction?) -> Bool {
        guard let lock = locks[request.resource] else { return false }
        var holds = false
        for holder in lock.holders {
            if holder.transaction === transaction {
                guard holder.mode == .shared, request.mode == .exclusive else { return false }
                holds = true
            } else if !holder.mode.isCompatible(with: request.mode) {
                return true
            }
        }
        return !holds && lock.queue.contains { !$0.request.mode.isCompatible(with: request.mode) }
    }

    // MARK: Waiting

    /// Puts a waiter at the end of the queue.
    func enqueue(_ waiter: LockWaiter) {
        locks[waiter.request.resource, default: Lock()].queue.append(waiter)
        waiter.transaction.waiter = waiter
    }

    /// Takes a waiter out of its queue; those behind it may go on.
    func withdraw(_ waiter: LockWaiter) {
        waiter.transaction.waiter = nil
        guard !waiter.isGranted else { return }
        let resource = waiter.request.resource
        locks[resource]?.queue.removeAll { $0 === waiter }
        grant(resource)
    }

    /// Gives back everything that a transaction holds and waits for.
    func release(_ transaction: Transaction) {
        if let waiter = transaction.waiter { withdraw(waiter) }
        let held = transaction.held
        transaction.held = []
        transaction.registeredChanges = 0
        for resource in held {
            locks[resource]?.holders.removeAll { $0.transaction === transaction }
            grant(resource)
        }
    }

    /// The transactions that a waiter waits for: those that hold the lock, and those that asked before.
    func blockers(of waiter: LockWaiter) -> [Transaction] {
        guard let lock = locks[waiter.request.resource] else { return [] }
        var blockers = lock.holders.filter {
            $0.transaction !== waiter.transaction && !$0.mode.isCompatible(with: waiter.request.mode)
        }.map(\.transaction)
        for other in lock.queue.prefix(while: { $0 !== waiter })
        where !other.request.mode.isCompatible(with: waiter.request.mode) {
            blockers.append(other.transaction)
        }
        return blockers
    }

    /// The circle of transactions that a new waiter closes, beginning with its own; nil when there is none.
    func circle(from waiter: LockWaiter) -> [Transaction]? {
        var visited: [Transaction] = []
        func search(_ waiter: LockWaiter, _ path: [Transaction]) -> [Transaction]? {
            for blocker in blockers(of: waiter) {
                if blocker === path[0] { return path }
                guard !visited.contains(where: { $0 === blocker }) else { continue }
                visited.append(blocker)
                guard let next = blocker.waiter, !next.isGranted else { continue }
                if let found = search(next, path + [blocker]) { return found }
            }
            return nil
        }
        return search(waiter, [waiter.transaction])
    }

    private func grant(_ resource: LockResource) {
        while let lock = locks[resource] {
            guard let first = lock.queue.first else {
                if lock.holders.isEmpty { locks[resource] = nil }
                return
            }
            let isFree = lock.holders.allSatisfy {
                $0.transaction === first.transaction || $0.mode.isCompatible(with: first.request.mode)
            }
            guard isFree else { return }
            locks[resource]?.queue.removeFirst()
            first.isGranted = true
            first.transaction.waiter = nil
            hold(first.request, by: first.transaction)
            first.suspension.resume()
        }
    }
}
