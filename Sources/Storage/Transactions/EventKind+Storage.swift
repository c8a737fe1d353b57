package import Simulation

extension EventKind {
    /// A committed row change: the subject is `gb_console.malls#1`, the detail is what is different.
    package static let change = EventKind(rawValue: "change")

    /// A statement that waits for a lock: the subject is what is locked, the detail is who holds it.
    package static let lockWait = EventKind(rawValue: "lock.wait")

    /// Error 1205: a statement gave up waiting.
    package static let lockTimeout = EventKind(rawValue: "lock.timeout")

    /// Error 1213: a transaction was given up because a circle of them waited for each other.
    package static let deadlock = EventKind(rawValue: "lock.deadlock")

    /// A transaction that was rolled back by its process or by a deadlock.
    package static let rollback = EventKind(rawValue: "rollback")
}
