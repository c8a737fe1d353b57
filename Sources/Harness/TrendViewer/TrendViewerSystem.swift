import Messaging
import Scenarios
import Simulation
import Storage
import TrendViewer
import TrendViewerServices
import Wire

/// The Trend Viewer dataset workflow with everything that it talks to (seeds 000, 001, 002).
struct TrendViewerSystem: SimulatedSystem {
    static let name = "trend-viewer"
    static let summary = "The Trend Viewer dataset workflow, from wishlist to Slack message (seeds 000, 001, 002)."
    static let schemas = TrendViewerApplication.schemas + TrendViewerServiceSet.schemas
    static let settings = Network.settings + TrendViewerApplication.settings + TrendViewerServiceSettings.all
    static let hosts = faultTargets.filter { $0.kind == .service }.map(\.name)
    static let invariants = TrendViewerInvariants.all
    static let progress = TrendViewerProgress.rules
    /// Laravel's log is where an operator looks for it (seed 002, "Check Logs").
    static let logs = LogGuide(folder: "storage/logs", application: "laravel")
    static let datasetTables = ["ds_analyzer.datasets"]
    static let drawing = TrendViewerDrawing.guide
    static let coverage = CoverageMap(
        branches: TrendViewerBranches.all,
        marks: TrendViewerBranches.marks,
        statuses: TrendViewerStatuses.all,
        incidents: TrendViewerIncidents.all,
        checks: TrendViewerTroubleshooting.checks
    )

    static let story: [(table: String, columns: [String])] = [
        ("gb_console.wishlist_to_groups", ["status"]),
        ("gb_console.summary_wishlist_products", ["crawl_status"]),
        ("gb_console.summary_wishlist_product_reviews", ["crawl_status"]),
        ("gb_console.summary_wishlist_categories", ["crawl_status"]),
        ("gb_console.summary_wishlist_search_queries", ["crawl_status"]),
        ("ds_analyzer.datasets", ["status", "progress", "error_code"]),
        ("gb_console.wishlist_dataset_histories", ["status", "spvp_status"]),
    ]

    static let routineMessages: Set<String> = [
        "configs_sent", "crawl_successes", "dataset_create_summary", "run_summary",
    ]

    static let commands = TrendViewerApplication.commands.map { command in
        SystemCommand(
            CommandVocabulary(
                command.name,
                usage: command.usage,
                options: command.options,
                arguments: 0...command.argumentCount
            ),
            summary: command.summary,
            schedule: command.frequency
        )
    }

    // The API comes first: steps that name no service send their requests there.
    static let faultTargets: [FaultTarget] =
        WorkflowService.all.map { service in
            FaultTarget(
                service.name,
                service.routes.isEmpty ? .process : .service,
                steps: service.steps,
                attributes: service.attributes,
                routes: service.routes,
                aliases: service.aliases
            )
        }
        + TrendViewerServiceSet.descriptions.map { service in
            FaultTarget(
                service.name,
                service.routes.isEmpty ? .process : .service,
                steps: service.steps,
                failingStep: service.failingStep,
                attributes: service.attributes,
                routes: service.routes
            )
        } + MessageServices.faultTargets + commandTargets

    private let parts: WorldParts
    private let application: TrendViewerApplication

    static func profile(mocks: MockDirectory) throws -> [String: SettingValue] {
        var values: [String: SettingValue] = [:]
        for name in ["plg-api", "crawler", "tv-python-api", "analyzer_batch", "spvp_batch", "openai"] {
            let file = "\(name).json"
            do {
                let profile = try ServiceProfile(json: try mocks.json(file), known: TrendViewerServiceSettings.all)
                for (name, value) in profile.settings { values[name] = value }
            } catch let problem as MockData.Problem {
                throw MockProblem(file: "\(mocks.path)/\(file)", message: problem.description)
            }
        }
        return values
    }

    static func builder(mocks: MockDirectory) throws -> @Sendable (WorldParts) throws -> any SimulatedSystem {
        let file = "fixtures/products.json"
        do {
            let fixtures = try Fixtures(json: try mocks.json(file))
            return { TrendViewerSystem(parts: $0, fixtures: fixtures) }
        } catch let problem as MockData.Problem {
            throw MockProblem(file: "\(mocks.path)/\(file)", message: problem.description)
        }
    }

    private init(parts: WorldParts, fixtures: Fixtures) {
        self.parts = parts
        let network = parts.network
        application = TrendViewerApplication(
            world: parts.world,
            database: parts.database,
            settings: parts.settings,
            client: { network.client(for: $0) }
        )
        let services = TrendViewerServiceSet(
            world: parts.world,
            database: parts.database,
            settings: parts.settings,
            fixtures: fixtures,
            client: { network.client(for: $0) }
        )
        for (host, service) in application.routers { network.attach(host, service) }
        for (host, service) in services.services { network.attach(host, service) }
    }

    func seed(_ given: Given, through session: Session) async throws {
        try await TrendViewerGroups(session: session, pusher: parts.messages.pusher).write(given)
    }

    func start() {
        application.startScheduler()
    }

    func round(from instant: SimulationInstant, through session: Session) throws -> Duration {
        let schedule = Schedule.trendViewer
        guard schedule.dependsOnCalendarDay else { return schedule.round }
        // A command that asks for the failures of "the current day" finds other ones on another day only where some are
        // dated ahead; then a full round of the schedule is proof only once it has seen the next day.
        let ahead = try session.query(
            "SELECT id FROM crawler_v2.error_logs WHERE failed_at > ? LIMIT 1",
            [SQLValue(instant)]
        )
        let dependsOnDay = !ahead.isEmpty || parts.world.faults.waits(at: .clock)
        return dependsOnDay ? .seconds(86400) + schedule.round : schedule.round
    }

    func headers(for user: String) -> HTTPHeaders {
        ["Authorization": "Bearer \(TrendViewerGroups.token(of: user))"]
    }

    func run(_ command: String, arguments: [String]) throws -> SimulatedProcess {
        try application.run(command, arguments: arguments)
    }

    static let repairs = OperatorRepair.allCases.map { repair in
        RepairVocabulary(
            repair.isJob ? .retrigger : .resend,
            repair.rawValue,
            of: repair.subject,
            summary: repair.summary
        )
    }

    func repair(_ repair: RepairVocabulary, id: Int, in process: SimulatedProcess) async throws {
        guard let known = OperatorRepair(rawValue: repair.name) else {
            preconditionFailure("the scenario reader let the repair '\(repair.name)' pass")
        }
        try checkSubject(of: repair, id, in: process)
        try await application.repair(known, id: id, in: process)
    }

    /// Makes sure that there is what a repair is for: the services take any id, and only log one that is nobody's.
    private func checkSubject(of repair: RepairVocabulary, _ id: Int, in process: SimulatedProcess) throws {
        let table = repair.subject == "dataset" ? "ds_analyzer.datasets" : "gb_console.wishlist_dataset_histories"
        let session = parts.database.session(for: process, access: Access(writes: [], reads: [table]))
        let ids = try session.query("SELECT id FROM \(table) ORDER BY id").map { $0.int("id") }
        guard !ids.contains(id) else { return }
        let known = ids.prefix(10).map(String.init).joined(separator: ", ") + (ids.count > 10 ? ", …" : "")
        let others = ids.isEmpty ? " at this instant, nor any other" : ", only \(known)"
        throw MissingSubject(description: "there is no \(repair.subject) \(id)\(others)")
    }

    private struct MissingSubject: Error, CustomStringConvertible {
        let description: String
    }

    // MARK: What faults can strike

    private static let commandTargets: [FaultTarget] = TrendViewerApplication.commands.map { command in
        FaultTarget(
            command.name,
            .command,
            verbs: FaultTarget.Kind.command.verbs + [.fail],
            steps: command.steps,
            attributes: command.attributes
        )
    }
}
