/// One sleeper: a task that waits for a timer, an answer or a lock, and is woken exactly once.
@safe package final class Suspension: @unchecked Sendable {
    // Safe although mutable and unchecked: only code on the world's executor reaches a suspension, and
    // `isOver` lets its continuation be resumed once.
    private var continuation: UnsafeContinuation<Void, any Error>?
    private var early: Result<Void, any Error>?

    /// True once somebody has woken the sleeper; every later wake is ignored.
    package private(set) var isOver = false

    package init() {}

    /// Suspends the caller until `resume` or `fail`.
    ///
    /// - Throws: the error that `fail` was given.
    package func wait() async throws {
        try unsafe await withUnsafeThrowingContinuation { continuation in
            // Asked here and not before: the runtime may run other jobs on its way into the continuation.
            if let early {
                unsafe continuation.resume(with: early)
            } else {
                unsafe self.continuation = continuation
            }
        }
    }

    /// Wakes the sleeper.
    package func resume() {
        end(.success(()))
    }

    /// Wakes the sleeper with an error.
    package func fail(_ error: any Error) {
        end(.failure(error))
    }

    private func end(_ result: Result<Void, any Error>) {
        guard !isOver else { return }
        isOver = true
        guard let waiting = unsafe continuation else {
            early = result
            return
        }
        unsafe continuation = nil
        unsafe waiting.resume(with: result)
    }
}
