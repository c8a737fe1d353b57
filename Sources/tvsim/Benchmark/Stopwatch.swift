/// Measures real time.
enum Stopwatch {
    /// Returns the median of the seconds that `body` takes, after one time that does not count.
    static func median(of times: Int, _ body: () throws -> Void) rethrows -> Double {
        try body()
        var seconds: [Double] = []
        for _ in 0..<times {
            let start = ContinuousClock.now
            try body()
            seconds.append(start.duration(to: .now).inSeconds)
        }
        return seconds.sorted()[times / 2]
    }
}
