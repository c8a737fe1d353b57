/// Measures real time.
enum Stopwatch {
    /// Measures something that is handed to it.
    typealias Measure = (() -> Void) -> Duration

    /// Returns the median of the seconds that `body` takes, after one time that does not count.
    static func median(of times: Int, _ body: () throws -> Void) throws -> Double {
        try median(of: times) { measure in
            var outcome: Result<Void, any Error> = .success(())
            let elapsed = measure { outcome = Result { try body() } }
            try outcome.get()
            return elapsed
        }
    }

    /// Returns the median of the seconds that `body` finds with the stopwatch that it is given, the first time left out.
    static func median(of times: Int, _ body: (Measure) throws -> Duration) throws -> Double {
        _ = try body(measure)
        return try (0..<times).map { _ in try body(measure).inSeconds }.sorted()[times / 2]
    }

    private static func measure(_ body: () -> Void) -> Duration {
        ContinuousClock().measure(body)
    }
}
