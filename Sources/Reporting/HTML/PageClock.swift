internal import Simulation
internal import Wire

/// Instants as the page reads them: milliseconds since the run's start, to the microsecond.
struct PageClock {
    /// When the run began.
    let start: SimulationInstant

    /// An instant, as an integer where it is one.
    func time(_ instant: SimulationInstant) -> JSONValue {
        let microseconds = start.duration(to: instant).wholeNanoseconds / 1000
        guard !microseconds.isMultiple(of: 1000) else { return .integer(microseconds / 1000) }
        return .real(Double(microseconds) / 1000)
    }
}
