package import Simulation

/// One line of Laravel's `routes/console.php`: a command line and how often it runs.
package struct ScheduledCommand: Hashable, Sendable {
    /// The command with its arguments.
    package let commandLine: String

    /// The time between two runs; runs fall on its multiples, counted from midnight UTC.
    package let period: Duration
    private let nanoseconds: Int64

    init(commandLine: String, period: Duration) {
        self.commandLine = commandLine
        self.period = period
        nanoseconds = period.wholeNanoseconds
    }

    /// The command's name alone.
    package var name: String { commandLine.split(separator: " ").first.map(String.init) ?? commandLine }

    /// Returns true when the command runs at an instant.
    package func isDue(at instant: SimulationInstant) -> Bool { next(from: instant) == instant }

    /// The first instant from `instant` on at which the command runs.
    func next(from instant: SimulationInstant) -> SimulationInstant {
        let over = instant.nanoseconds % nanoseconds
        guard over != 0 else { return instant }
        return instant.advanced(by: .nanoseconds(over < 0 ? -over : nanoseconds - over))
    }
}
