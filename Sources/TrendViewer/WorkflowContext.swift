import Simulation
import Storage
import Wire

/// What a piece of the workflow's code works with: its process, its database connections, its way to other services.
///
/// One is made for each command run and each request, and never shared between processes.
final class WorkflowContext {
    /// The process that everything is done in.
    let process: SimulatedProcess

    /// The name that log lines and Slack messages begin with, such as `dataset:get-status`.
    let title: String

    /// The application that the code belongs to; it starts further processes, such as queued jobs.
    let application: TrendViewerApplication

    /// Sends requests under the name of the process.
    let client: any HTTPClient

    /// Who asked for the run, where the process runs a command.
    var origin = CommandRunner.Origin.manual

    private let accesses: Accesses

    init(_ application: TrendViewerApplication, _ accesses: Accesses, process: SimulatedProcess, title: String) {
        self.application = application
        self.accesses = accesses
        self.process = process
        self.title = title
        client = application.client(process)
    }

    /// The connection to gb_console; opened when first used.
    lazy var console: Session = application.database.session(for: process, access: accesses.console)

    /// The connection to the analyzers' stores, with its own transactions; opened when first used.
    lazy var analyzer: Session = application.database.session(for: process, access: accesses.analyzer)

    /// The values of the settings in this run.
    var settings: Settings { application.settings }

    /// What the service's clock shows; a fault may name the service or the process.
    var clock: SimulationInstant { process.readClock(of: [accesses.service, process.name]) }

    /// What the service's clock shows, as the databases keep it.
    var now: SQLValue { SQLValue(process.readClockText(of: [accesses.service, process.name])) }

    /// The log of this process.
    var log: LaravelLog { LaravelLog(process: process, title: title) }

    /// The operators' channel.
    var slack: DatasetSlackChannel { DatasetSlackChannel(workflow: self) }

    /// Notes that a documented branch is taken.
    func mark(_ branch: Branch) { process.mark(branch) }

    /// Passes a named step, where faults may strike.
    func step(_ name: String, _ attributes: FaultAttribute...) async throws {
        try await process.step(name, attributes)
    }
}

extension FaultAttribute {
    /// The dataset that a step is about.
    static func dataset(_ id: Int) -> FaultAttribute { FaultAttribute("dataset_id", "\(id)") }

    /// The wishlist that a step is about.
    static func wishlist(_ slug: String) -> FaultAttribute { FaultAttribute("wishlist_slug", slug) }

    /// The crawl target that a step is about.
    static func summary(_ id: Int) -> FaultAttribute { FaultAttribute("summary_id", "\(id)") }
}
