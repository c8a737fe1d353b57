/// A point of virtual time, counted in whole nanoseconds since 1970-01-01T00:00:00Z (docs: design §3).
package struct SimulationInstant: InstantProtocol, Hashable, Comparable, Sendable {
    /// Nanoseconds since 1970-01-01T00:00:00Z; the range reaches from 1678 to 2262.
    package let nanoseconds: Int64

    /// Makes the instant that lies the given nanoseconds after 1970-01-01T00:00:00Z.
    package init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    /// Returns the instant that lies `duration` later, cut at the ends of the range.
    package func advanced(by duration: Duration) -> SimulationInstant {
        let (sum, overflow) = nanoseconds.addingReportingOverflow(duration.wholeNanoseconds)
        guard overflow else { return SimulationInstant(nanoseconds: sum) }
        return SimulationInstant(nanoseconds: duration < .zero ? .min : .max)
    }

    /// Returns how much later `other` is.
    package func duration(to other: SimulationInstant) -> Duration {
        .nanoseconds(other.nanoseconds &- nanoseconds)
    }

    package static func < (lhs: SimulationInstant, rhs: SimulationInstant) -> Bool {
        lhs.nanoseconds < rhs.nanoseconds
    }
}

extension Duration {
    /// The duration in whole nanoseconds, towards zero, cut at the ends of `Int64`.
    package var wholeNanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        guard !overflow else { return seconds < 0 ? .min : .max }
        let (sum, carried) = scaled.addingReportingOverflow(attoseconds / 1_000_000_000)
        guard !carried else { return seconds < 0 ? .min : .max }
        return sum
    }
}
