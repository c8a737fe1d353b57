package import Simulation

/// One line of Laravel's `routes/console.php`: a command line and how often it runs.
package struct ScheduledCommand: Hashable, Sendable {
    /// The command with its arguments.
    package let commandLine: String

    /// The time between two runs; runs fall on its multiples, counted from midnight UTC.
    package let period: Duration

    /// The command's name alone.
    package var name: String { commandLine.split(separator: " ").first.map(String.init) ?? commandLine }

    /// Returns true when the command runs at an instant.
    package func isDue(at instant: SimulationInstant) -> Bool {
        instant.nanoseconds % period.wholeNanoseconds == 0
    }
}
