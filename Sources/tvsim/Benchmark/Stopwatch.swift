/// Measures real time.
enum Stopwatch {
    /// Returns how long `body` takes.
    static func measure(_ body: () -> Void) -> Duration {
        ContinuousClock().measure(body)
    }

    /// Returns the median of the seconds that `body` takes, after one time that does not count.
    static func median(of times: Int, _ body: () throws -> Void) rethrows -> Double {
        try reportedMedian(of: times) {
            let start = ContinuousClock.now
            try body()
            return start.duration(to: .now)
        }
    }

    /// Returns the median of the seconds that `body` reports, the first time left out.
    static func reportedMedian(of times: Int, _ body: () throws -> Duration) rethrows -> Double {
        _ = try body()
        return try (0..<times).map { _ in try body().inSeconds }.sorted()[times / 2]
    }
}
