import Simulation

/// What the scheduler runs, in order: the workflow's `routes/console.php` (reference trend-viewer §1.2).
package struct Schedule: Hashable, Sendable {
    /// The commands in the order in which those that are due at the same instant run.
    package let commands: [ScheduledCommand]

    /// The workflow's schedule, as documented.
    package static let trendViewer = Schedule(commands: entries)

    /// The length of a full round: after it, every command has run at least once, at every phase to the others.
    package var round: Duration {
        let lengths = commands.map { $0.period.wholeNanoseconds }
        return .nanoseconds(lengths.reduce(1) { $0 / Self.commonDivisor($0, $1) * $1 })
    }

    /// Whether a command does other things on another calendar day although nothing has changed: CMD-09 asks for the
    /// failures of the current day, so a round without a change does not prove that the next day brings none.
    package var dependsOnCalendarDay: Bool {
        commands.contains { $0.name == SyncCrawlFailed.description.name }
    }

    /// The first instant from `instant` on at which something is due; nil for an empty schedule.
    func next(from instant: SimulationInstant) -> SimulationInstant? {
        var next: SimulationInstant?
        for command in commands {
            let own = command.next(from: instant)
            next = min(own, next ?? own)
        }
        return next
    }

    private static let entries: [ScheduledCommand] = {
        let sending = SendingConfigsToCrawler.description.name
        func each(_ command: String, _ minutes: Int) -> [ScheduledCommand] {
            DataType.allCases.map { every(minutes, "\(command) --data-type=\($0.rawValue)") }
        }
        return each("\(sending) --mode=create", 5) + each("\(sending) --mode=update", 5)
            + each(SyncCrawlFailed.description.name, 30) + each(SyncCrawlSuccess.description.name, 5)
            + [
                every(30, DatasetCreate.description.name), every(5, DatasetGetStatus.description.name),
                every(5, ProcessBatches.description.name), every(5, CheckBatchStatus.description.name),
            ]
    }()

    private static func every(_ minutes: Int, _ commandLine: String) -> ScheduledCommand {
        ScheduledCommand(commandLine: commandLine, period: .seconds(60 * minutes))
    }

    private static func commonDivisor(_ one: Int64, _ other: Int64) -> Int64 {
        other == 0 ? one : commonDivisor(other, one % other)
    }
}
