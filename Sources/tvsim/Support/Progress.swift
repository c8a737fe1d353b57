internal import Reporting

/// Shows on a terminal how far a piece of work is, once it has taken a second.
struct Progress {
    private let bar: ProgressBar
    private let stream: OutputStream
    private let page: PageStyle
    private let isShown: Bool
    private let start = ContinuousClock.now
    private var lastDrawn: ContinuousClock.Instant?

    init(total: Int, unit: String, in surroundings: Surroundings, color: ColorMode) {
        bar = ProgressBar(total: total, unit: unit)
        stream = surroundings.diagnostics
        page = surroundings.page(on: stream, color: color)
        isShown = stream.isTerminal && surroundings.environment("TERM") != "dumb"
    }

    /// Seconds since the start.
    var seconds: Double { start.duration(to: .now).inSeconds }

    /// Draws the bar again, at most ten times a second.
    mutating func update(done: Int, failed: Int) throws {
        guard isShown else { return }
        let now = ContinuousClock.now
        guard (lastDrawn ?? start).duration(to: now) >= (lastDrawn == nil ? .seconds(1) : .milliseconds(100)) else {
            return
        }
        lastDrawn = now
        let line = bar.line(done: done, failed: failed, seconds: start.duration(to: now).inSeconds, on: page)
        try stream.write("\r\u{1B}[2K\(line)")
    }

    /// Takes the bar away, for good or until the next update.
    func finish() throws {
        guard lastDrawn != nil else { return }
        try stream.write("\r\u{1B}[2K")
    }
}

extension Duration {
    /// The duration in seconds.
    var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
