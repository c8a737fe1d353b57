internal import Glibc

/// Threads that do pieces of work side by side and hand the results over in order.
///
/// Worlds share nothing, so each piece runs on one thread from start to end; only the hand-over is locked.
struct Workforce {
    /// How many threads work.
    let threads: Int

    /// Does the pieces `0..<count` and calls `receive` on the caller's thread with each result, in order.
    ///
    /// - Parameters:
    ///   - count: how many pieces there are.
    ///   - work: makes the result of a piece; called on any thread.
    ///   - receive: takes a result; an error that it throws stops the work.
    /// - Throws: what `receive` throws.
    func run<Value: Sendable>(
        _ count: Int,
        work: @escaping @Sendable (Int) -> Value,
        receive: (Int, Value) throws -> Void
    ) throws {
        let threads = min(threads, count)
        guard threads > 1 else {
            for index in 0..<count { try receive(index, work(index)) }
            return
        }
        let handover = Handover<Value>(count: count, ahead: threads * 32)
        let workers = (0..<threads).map { _ in
            startThread {
                while let index = handover.takeTurn() { handover.put(work(index), at: index) }
            }
        }
        defer {
            handover.stop()
            for worker in workers { pthread_join(worker, nil) }
        }
        for index in 0..<count { try receive(index, handover.wait(for: index)) }
    }

    private func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t {
        var thread = pthread_t()
        let box = unsafe Unmanaged.passRetained(ThreadBody(body)).toOpaque()
        let status = unsafe pthread_create(
            &thread,
            nil,
            { argument in
                if let argument = unsafe argument {
                    unsafe Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().body()
                }
                return nil
            },
            box
        )
        precondition(status == 0, "the system gave no thread: error \(status)")
        return thread
    }
}

private final class ThreadBody: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
        self.body = body
    }
}

/// The shelf between the threads that work and the one that receives.
@safe private final class Handover<Value: Sendable>: @unchecked Sendable {
    // Safe although mutable: every access holds the lock.
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var results: [Int: Value] = [:]
    private var next = 0
    private var received = 0
    private var isStopped = false
    private let count: Int
    private let ahead: Int

    /// Makes the shelf for `count` results, of which at most `ahead` wait on it.
    init(count: Int, ahead: Int) {
        self.count = count
        self.ahead = ahead
        unsafe pthread_mutex_init(lock, nil)
        unsafe pthread_cond_init(changed, nil)
    }

    /// Returns the next piece to work on, or nil when there is none; waits when the receiver is far behind.
    func takeTurn() -> Int? {
        locked {
            while next < count, next - received >= ahead, !isStopped { unsafe pthread_cond_wait(changed, lock) }
            guard next < count, !isStopped else { return nil }
            defer { next += 1 }
            return next
        }
    }

    func put(_ value: Value, at index: Int) {
        locked {
            results[index] = value
            unsafe pthread_cond_broadcast(changed)
        }
    }

    func wait(for index: Int) -> Value {
        locked {
            while true {
                if let value = results.removeValue(forKey: index) {
                    received = index + 1
                    unsafe pthread_cond_broadcast(changed)
                    return value
                }
                unsafe pthread_cond_wait(changed, lock)
            }
        }
    }

    func stop() {
        locked {
            isStopped = true
            unsafe pthread_cond_broadcast(changed)
        }
    }

    private func locked<Outcome>(_ body: () -> Outcome) -> Outcome {
        unsafe pthread_mutex_lock(lock)
        defer { unsafe pthread_mutex_unlock(lock) }
        return body()
    }

    deinit {
        unsafe pthread_mutex_destroy(lock)
        unsafe pthread_cond_destroy(changed)
        unsafe lock.deallocate()
        unsafe changed.deallocate()
    }
}
