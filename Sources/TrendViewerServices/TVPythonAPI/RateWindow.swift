internal import Simulation

/// Counts the requests of each minute of the clock against a limit.
struct RateWindow {
    /// Where a request stands in its minute.
    struct State: Equatable {
        /// True when the request is one too many.
        let isOver: Bool
        let remaining: Int
        /// Whole seconds until the next minute begins, at least 1.
        let secondsToReset: Int
    }

    private var minute = Int64.min
    private var counted = 0

    /// Counts a request; a limit of 0 is none.
    mutating func count(at now: SimulationInstant, limit: Int) -> State {
        let length: Int64 = 60_000_000_000
        let current = now.nanoseconds / length
        if current != minute { (minute, counted) = (current, 0) }
        let left = (length - now.nanoseconds % length + 999_999_999) / 1_000_000_000
        guard limit > 0 else { return State(isOver: false, remaining: 0, secondsToReset: Int(left)) }
        guard counted < limit else { return State(isOver: true, remaining: 0, secondsToReset: Int(left)) }
        counted += 1
        return State(isOver: false, remaining: limit - counted, secondsToReset: Int(left))
    }
}
