package import Simulation

/// An instant that knows how it was written, so that sentences can repeat it.
package struct Moment: Hashable, Sendable, CustomStringConvertible {
    package let instant: SimulationInstant
    /// The instant as the file has it: `02:00`, `1d 02:00`, `90m`, `2026-01-05T02:00:00Z`.
    package let description: String

    /// Makes a moment.
    package init(_ instant: SimulationInstant, written description: String) {
        self.instant = instant
        self.description = description
    }
}
