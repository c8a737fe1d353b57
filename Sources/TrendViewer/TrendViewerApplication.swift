package import Simulation
package import Storage
package import Wire

/// The Trend Viewer workflow of one world: trend-viewer-api and trend-viewer-backend with its scheduler.
package final class TrendViewerApplication: Sendable {
    /// Makes the client that a process sends its requests with.
    package typealias ClientFactory = @Sendable (SimulatedProcess) -> any HTTPClient

    /// The world that the workflow runs in.
    package let world: World

    /// The databases of the world.
    package let database: Database

    /// The values of the settings in this run.
    package let settings: Settings

    let client: ClientFactory
    let scheduler: Scheduler

    /// Makes the workflow; nothing runs before `startScheduler` or a request.
    package init(world: World, database: Database, settings: Settings, client: @escaping ClientFactory) {
        self.world = world
        self.database = database
        self.settings = settings
        self.client = client
        scheduler = Scheduler(schedule: .trendViewer, guardsOverlap: settings[TrendViewerSettings.overlapGuard])
    }

    /// The databases that the workflow owns.
    package static let schemas = [ConsoleSchema.definition, AnalyzerSchema.definition]

    /// The choices that the documents leave open.
    package static let settings = TrendViewerSettings.all

    /// The commands, in the order in which the scheduler takes them.
    package static let commands = CommandRegistry.types.map { $0.description }

    /// The processes of the workflow that are no commands.
    package static let services = WorkflowService.all

    /// The names under which the workflow's services listen, and what answers there.
    package var routers: [(host: String, service: any HTTPService)] {
        [
            ("trend-viewer-api", TrendViewerAPI(application: self).router),
            ("trend-viewer-backend", BackendCallbacks(application: self).router),
        ]
    }

    /// Arms the scheduler: from now on, every due command runs.
    package func startScheduler() {
        scheduler.arm(for: self)
    }

    /// Starts a command by hand.
    ///
    /// - Parameters:
    ///   - commandLine: the command with its arguments, such as `dataset:get-status 7`.
    ///   - rank: where its process stands among others that are due at the same instant.
    /// - Returns: the process; a wrong argument is the process's failure, as it is artisan's.
    /// - Throws: `CommandLineError` when there is no such command.
    @discardableResult
    package func run(
        _ commandLine: String,
        rank: EventRank = .external
    ) throws(CommandLineError) -> SimulatedProcess {
        try CommandRunner(application: self).start(commandLine, rank: rank, origin: .manual)
    }

    /// Starts a command by hand whose arguments are told apart, so that one may hold spaces.
    ///
    /// - Parameters:
    ///   - name: the command, such as `dataset:get-status`.
    ///   - arguments: the words after it.
    /// - Returns: the process; a wrong argument is the process's failure, as it is artisan's.
    /// - Throws: `CommandLineError` when there is no such command.
    @discardableResult
    package func run(_ name: String, arguments: [String]) throws(CommandLineError) -> SimulatedProcess {
        let invocation = try CommandInvocation(name, arguments: arguments)
        return CommandRunner(application: self).start(invocation, rank: .external, origin: .manual)
    }
}
