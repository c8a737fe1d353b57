import Simulation
import Wire

/// Laravel's scheduler: at every instant at which something is due, one `schedule:run` runs it, in order.
///
/// A command is waited for however it ends; one that hangs keeps its `schedule:run` for ever, and the next tick
/// starts another, so runs overlap when they take longer than the period.
final class Scheduler: @unchecked Sendable {
    // Safe although mutable: only code on the world's executor reaches it.
    let schedule: Schedule
    private let entries: [Entry]
    private let guardsOverlap: Bool
    private var running: Set<String> = []

    /// A line of the schedule, read once for all ticks.
    private struct Entry {
        let scheduled: ScheduledCommand
        let invocation: CommandInvocation
    }

    init(schedule: Schedule, guardsOverlap: Bool) {
        self.schedule = schedule
        self.guardsOverlap = guardsOverlap
        entries = schedule.commands.map { command in
            guard let invocation = try? CommandInvocation(command.commandLine) else {
                preconditionFailure("the schedule names '\(command.commandLine)', which is no command")
            }
            return Entry(scheduled: command, invocation: invocation)
        }
    }

    /// Arms the next tick, from now on.
    func arm(for application: TrendViewerApplication) {
        guard let first = schedule.next(from: application.world.now) else { return }
        arm(at: first, for: application)
    }

    private func arm(at due: SimulationInstant, for application: TrendViewerApplication) {
        application.world.schedule(at: due, rank: .scheduled, isPeriodic: true) {
            self.tick(application)
            guard let next = self.schedule.next(from: due.advanced(by: .nanoseconds(1))) else { return }
            self.arm(at: next, for: application)
        }
    }

    private func tick(_ application: TrendViewerApplication) {
        let due = entries.filter { $0.scheduled.isDue(at: application.world.now) }
        application.world.spawn("schedule:run", rank: .scheduled) { process in
            for command in due { try await self.run(command.invocation, application, process) }
        }
    }

    /// Runs one command as often as faults and the guard allow, and waits for its end.
    private func run(
        _ command: CommandInvocation,
        _ application: TrendViewerApplication,
        _ process: SimulatedProcess
    ) async throws {
        let log = LaravelLog(process: process, title: "schedule:run")
        var runs = 1
        if let firing = process.world.faults.fire(
            at: .tick,
            names: [command.name, command.commandLine],
            process: process,
            attributes: command.attributes
        ) {
            switch firing.action {
            case .skip:
                firing.took(effect: "\(command.commandLine) was left out")
                runs = 0
            case .overlap:
                firing.took(effect: "\(command.commandLine) was started twice")
                runs = 2
            default: firing.tookNone(because: "a tick cannot \(firing.action.name)")
            }
        }
        var started: [SimulatedProcess] = []
        for _ in 0..<runs {
            guard let child = start(command, application, log) else { continue }
            started.append(child)
        }
        for child in started { try await wait(for: child, process) }
    }

    private func start(
        _ command: CommandInvocation,
        _ application: TrendViewerApplication,
        _ log: LaravelLog
    ) -> SimulatedProcess? {
        guard guardsOverlap else { return launch(command, application) }
        guard running.insert(command.commandLine).inserted else {
            log.warning("leaves out '\(command.commandLine)': its last run has not ended")
            return nil
        }
        let child = launch(command, application)
        child.onEnd { self.running.remove(command.commandLine) }
        return child
    }

    private func launch(
        _ command: CommandInvocation,
        _ application: TrendViewerApplication
    ) -> SimulatedProcess {
        CommandRunner(application: application).start(command, rank: .scheduled, origin: .schedule)
    }

    private func wait(for child: SimulatedProcess, _ process: SimulatedProcess) async throws {
        guard !child.hasEnded else { return }
        let end = Suspension()
        child.onEnd { end.resume() }
        try await process.wait(for: end)
    }
}

extension SimulatedProcess {
    /// True when nothing will happen in the process any more; one that hangs has not ended.
    fileprivate var hasEnded: Bool {
        switch state {
        case .starting, .running, .hung: false
        case .finished, .failed, .crashed, .closed: true
        }
    }
}
