import Simulation
import Wire

/// Laravel's scheduler: at every instant at which something is due, one `schedule:run` runs it, in order.
///
/// A command is waited for however it ends; one that hangs keeps its `schedule:run` for ever, and the next tick
/// starts another, so runs overlap when they take longer than the period.
final class Scheduler: @unchecked Sendable {
    // Safe although mutable: only code on the world's executor reaches it.
    let schedule: Schedule
    private var running: Set<String> = []

    init(schedule: Schedule) {
        self.schedule = schedule
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
        let due = schedule.commands.filter { $0.isDue(at: application.world.now) }
        application.world.spawn("schedule:run", rank: .scheduled) { process in
            for command in due { try await self.run(command, application, process) }
        }
    }

    /// Runs one command as often as faults and the guard allow, and waits for its end.
    private func run(
        _ command: ScheduledCommand,
        _ application: TrendViewerApplication,
        _ process: SimulatedProcess
    ) async throws {
        let log = LaravelLog(process: process, title: "schedule:run")
        var runs = 1
        if let firing = process.world.faults.fire(
            at: .tick,
            names: [command.name, command.commandLine],
            process: process,
            attributes: Self.attributes(of: command)
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
            guard let child = try start(command, application, log) else { continue }
            started.append(child)
        }
        for child in started { try await wait(for: child, process) }
    }

    private func start(
        _ command: ScheduledCommand,
        _ application: TrendViewerApplication,
        _ log: LaravelLog
    ) throws -> SimulatedProcess? {
        guard application.settings[TrendViewerSettings.overlapGuard] else {
            return try launch(command, application)
        }
        guard running.insert(command.commandLine).inserted else {
            log.warning("leaves out '\(command.commandLine)': its last run has not ended")
            return nil
        }
        let child = try launch(command, application)
        child.onEnd { self.running.remove(command.commandLine) }
        return child
    }

    private func launch(
        _ command: ScheduledCommand,
        _ application: TrendViewerApplication
    ) throws -> SimulatedProcess {
        try CommandRunner(application: application).start(command.commandLine, rank: .scheduled, origin: .schedule)
    }

    private func wait(for child: SimulatedProcess, _ process: SimulatedProcess) async throws {
        guard !child.hasEnded else { return }
        let end = Suspension()
        child.onEnd { end.resume() }
        try await process.wait(for: end)
    }

    private static func attributes(of command: ScheduledCommand) -> [FaultAttribute] {
        command.commandLine.split(separator: " ").compactMap { word in
            let parts = word.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, word.hasPrefix("--") else { return nil }
            let name = parts[0].dropFirst(2).map { $0 == "-" ? "_" : $0 }
            return FaultAttribute(String(name), String(parts[1]))
        }
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
