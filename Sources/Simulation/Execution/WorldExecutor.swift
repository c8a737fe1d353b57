import Glibc

/// The one executor of a world: everything simulated runs on it, in the order in which it became ready.
///
/// It does not own a thread. `World.run` drains it on the caller's thread, and a job that arrives from any
/// other thread traps: work that left the world and came back would make the order depend on the machine.
package final class WorldExecutor: SerialExecutor, TaskExecutor, @unchecked Sendable {
    // Safe although mutable: `enqueue` and `drain` both insist on the owning thread.
    private var ready: [UnownedJob] = []
    private var next = 0
    private var owner = pthread_self()

    package init() {}

    /// Makes the current thread the owner; a world is built and run by one thread, which may change between runs.
    package func adoptCurrentThread() {
        owner = pthread_self()
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        precondition(
            pthread_equal(owner, pthread_self()) != 0,
            "work reached a simulated world from another thread: something in it left the world's executor"
        )
        ready.append(UnownedJob(job))
    }

    package func checkIsolated() {
        precondition(pthread_equal(owner, pthread_self()) != 0, "not on the thread that runs this world")
    }

    /// Runs jobs in order of arrival until none is ready.
    ///
    /// - Parameter budget: how many jobs may run at one instant before the world counts as running away.
    /// - Returns: false when the budget was used up.
    func drain(budget: Int) -> Bool {
        var left = budget
        while next < ready.count {
            guard left > 0 else { return false }
            left -= 1
            let job = ready[next]
            next += 1
            if next == ready.count {
                ready.removeAll(keepingCapacity: true)
                next = 0
            }
            unsafe job.runSynchronously(
                isolatedTo: asUnownedSerialExecutor(),
                taskExecutor: asUnownedTaskExecutor()
            )
        }
        return true
    }
}
