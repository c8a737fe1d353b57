import Simulation
import Storage
import Wire

/// Runs commands as artisan does: one process each, which ends with an exit code.
struct CommandRunner {
    /// Who asked for a run.
    enum Origin {
        case schedule, manual, callback
    }

    let application: TrendViewerApplication

    /// Starts a command.
    ///
    /// - Throws: `CommandLineError` when there is no such command; wrong arguments are the process's failure.
    @discardableResult
    func start(
        _ commandLine: String,
        rank: EventRank,
        origin: Origin
    ) throws(CommandLineError) -> SimulatedProcess {
        start(try CommandInvocation(commandLine), rank: rank, origin: origin)
    }

    /// Starts a command whose line has been read.
    @discardableResult
    func start(_ invocation: CommandInvocation, rank: EventRank, origin: Origin) -> SimulatedProcess {
        let (name, command) = (invocation.name, invocation.command)
        return application.world.spawn(name, rank: rank, attributes: invocation.attributes) { process in
            let workflow = WorkflowContext(application, .backend, process: process, title: name)
            let outcome: CommandOutcome
            switch command {
            case .success(let command): outcome = try await Self.run(command, origin, workflow)
            case .failure(let error): outcome = try await Self.refuse(error, workflow)
            }
            process.record(.commandExit, "exit " + String(outcome.exitCode), outcome.summary)
        }
    }

    private static func run(
        _ command: any Command,
        _ origin: Origin,
        _ workflow: WorkflowContext
    ) async throws -> CommandOutcome {
        workflow.origin = origin
        do {
            return try await command.run(workflow)
        } catch let error as DatabaseError {
            return try await report("\(error)", .databaseError, .error, workflow)
        } catch let error as InjectedFailure {
            return try await report("failed at '\(error.step)' with \(error.code)", .critical, .critical, workflow)
        }
    }

    /// The answer to a failure that the command has no documented one for: log and Slack, exit code 1.
    private static func report(
        _ reason: String,
        _ kind: SlackNotice.Kind,
        _ severity: SlackNotice.Severity,
        _ workflow: WorkflowContext
    ) async throws -> CommandOutcome {
        workflow.console.rollback()
        workflow.log.write(severity == .critical ? .critical : .error, reason)
        try await workflow.slack.send(
            SlackNotice(severity: severity, kind: kind, text: reason, hint: "The next run tries again.")
        )
        return .failure(reason)
    }

    private static func refuse(_ error: CommandLineError, _ workflow: WorkflowContext) async throws -> CommandOutcome {
        workflow.log.error(error.description)
        return .failure(error.description)
    }
}
