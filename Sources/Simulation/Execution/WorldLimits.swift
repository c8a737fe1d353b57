/// What a world may use before it counts as running away.
package struct WorldLimits: Sendable {
    /// Jobs that may run while the clock stands still.
    package var jobsPerInstant: Int

    /// Events that the log may hold.
    package var events: Int

    /// Limits that no sensible scenario meets.
    package static let standard = WorldLimits(jobsPerInstant: 20_000_000, events: 20_000_000)

    /// The error of a world that ran into one of its limits.
    package struct Exceeded: Error, Equatable, Sendable, CustomStringConvertible {
        /// What there was too much of.
        package enum What: String, Sendable {
            case jobsAtOneInstant = "steps at one instant"
            case events
        }

        /// What there was too much of, how much was allowed, and when the limit was met.
        package let what: What
        package let limit: Int
        package let at: SimulationInstant

        package var description: String {
            "the world ran away: more than \(limit) \(what.rawValue), stopped at \(at.isoText)"
        }
    }
}
