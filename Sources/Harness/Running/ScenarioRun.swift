import Messaging
package import Scenarios
package import Simulation
package import Storage
import Wire

/// One run of one scenario in a world of its own.
package final class ScenarioRun {
    /// The world, its databases and its network, for whoever wants to look closer at a finished run.
    package let parts: WorldParts

    /// Called once with a session that reads everything, when the run stands at its end and is not judged yet.
    package var whenEnded: ((Session) throws -> Void)?

    /// True when `run` is to take down what a record needs.
    package var keepsCapture = false

    /// What the run left at its end; nil before it, and unless it was asked for.
    package private(set) var capture: RunCapture?

    private let scenario: Scenario
    private let prepared: PreparedSystem
    private var type: any SimulatedSystem.Type { prepared.type }
    private let system: any SimulatedSystem
    private let results = StepResults()
    private let observer: Session
    private let monitor: InvariantMonitor
    private var failure: (any Error)?

    /// Builds the world of a scenario; nothing has run yet.
    ///
    /// - Parameters:
    ///   - scenario: what to run.
    ///   - prepared: the system that it names.
    ///   - seed: the seed to use instead of the scenario's.
    ///   - overrides: settings that win over the scenario's.
    /// - Throws: `GivenProblem` when the database refuses a given row; `DatabaseError` when SQLite has no memory left.
    package init(
        _ scenario: Scenario,
        of prepared: PreparedSystem,
        seed: UInt64? = nil,
        overrides: [String: SettingValue] = [:]
    ) throws {
        self.scenario = scenario
        self.prepared = prepared
        let world = World(seed: seed ?? scenario.seed, start: scenario.start, faults: scenario.faultRules)
        let settings = prepared.settings(overridden: scenario.settingValues.merging(overrides) { $1 })
        let network = Network(world: world, settings: settings)
        let database = try Database(world: world, image: prepared.image)
        let messages = MessageServices(world: world)
        messages.attach(to: network)
        parts = WorldParts(
            world: world,
            database: database,
            network: network,
            settings: settings,
            messages: messages
        )
        system = try prepared.make(in: parts)
        let everything = Access(writes: prepared.image.catalog.schemas.map(\.name))
        // Who judges a run must not be able to change it.
        observer = database.session(for: Self.observer(of: world), access: Access(writes: [], reads: everything.writes))
        monitor = InvariantMonitor(prepared.type.invariants, database: database, session: observer)
        try writeGiven(access: everything)
        StepPlayer(parts: parts, system: system, results: results, access: everything, scenario: scenario).arm()
        markFaultWindows()
        system.start()
        world.onInstantEnd.append { [unowned self] in
            do { try monitor.look() } catch { failure = error }
        }
    }

    deinit {
        parts.world.close()
        parts.network.close()
    }

    /// Runs the scenario to its end and judges it.
    ///
    /// - Returns: the report, whose wall time is left at 0 for the caller to fill in.
    /// - Throws: `WorldLimits.Exceeded` when the world runs away; `DatabaseError` when a check of ours is wrong.
    package func run() throws -> RunReport {
        let world = parts.world
        if keepsCapture { parts.database.selectionLog = SelectionLog() }
        _ = try world.run(until: scenario.until.instant)
        if let failure { throw failure }
        let ending = RunEnding(
            end: world.now,
            digest: world.events.digest,
            changes: parts.database.changes.count,
            exchanges: parts.network.exchanges,
            slack: parts.messages.slack.box.messages,
            pusher: parts.messages.pusher.box.messages,
            mail: parts.messages.mail.box.messages,
            faults: world.faults.outcomes
        )
        world.events.isRecording = false
        try whenEnded?(observer)
        if keepsCapture { capture = try capture(ending, type: type, session: observer) }
        parts.database.selectionLog = nil
        let judge = ScenarioJudge(
            scenario: scenario,
            type: type,
            parts: parts,
            results: results,
            ending: ending,
            session: observer
        )
        let invariants = try monitor.results(judged: judge.judgedInvariants)
        let tables = try judge.readTables()
        let answers = try judge.askQueries()
        let stuck = try findStuck(ending)
        return try judge.report(invariants: invariants, stuck: stuck, tables: tables, answers: answers)
    }

    /// What is unfinished, and whether it would still have moved: the world goes on, unrecorded, until it is quiescent.
    private func findStuck(_ ending: RunEnding) throws -> [StuckRow] {
        let finder = StuckFinder(
            rules: type.progress,
            database: parts.database,
            session: observer,
            settings: parts.settings,
            end: ending.end,
            exchanges: ending.exchanges
        )
        let rows = try finder.unfinished(in: parts.world.events)
        guard !rows.isEmpty else { return [] }
        // The invariants have been judged: what comes now is nobody's run any more.
        parts.world.onInstantEnd.removeAll()
        let horizon = ending.end.advanced(by: StuckFinder.patience)
        let rest = try parts.world.run(until: horizon, quietFor: system.round(from: ending.end, through: observer))
        return finder.judge(rows, changesAfter: ending.changes, worldRests: rest != .reachedLimit)
    }

    /// Writes what the scenario gives, before anything else happens.
    private func writeGiven(access: Access) throws {
        let (scenario, system, database) = (scenario, system, parts.database)
        let problem = ProblemBox()
        parts.world.spawn(GivenWriter.process) { process in
            let session = database.session(for: process, access: access)
            do {
                try await system.seed(scenario.given, through: session)
                try await GivenWriter(session: session, catalog: database.catalog).write(scenario.given.tables)
            } catch let error as GivenProblem {
                problem.error = error
            } catch let error as DatabaseError {
                problem.error = GivenProblem(what: "the groups", position: nil, reason: error.message)
            }
        }
        _ = try parts.world.run(until: scenario.start)
        if let error = problem.error { throw error }
    }

    /// Lets the kernel know that something is still to come while a fault's window has not begun or ended.
    private func markFaultWindows() {
        for rule in scenario.faultRules {
            for edge in [rule.window.lowerBound, rule.window.upperBound]
            where edge > scenario.start && edge < SimulationInstant(nanoseconds: .max) {
                parts.world.schedule(at: edge) {}
            }
        }
    }

    /// The process that looks at the databases for the harness; it never ends by itself and does nothing.
    private static func observer(of world: World) -> SimulatedProcess {
        let process = world.spawn(Observer.name) { try await $0.wait(for: Suspension()) }
        _ = try? world.run(until: world.start)
        return process
    }
}

private final class ProblemBox: @unchecked Sendable {
    // Safe although mutable: written by the world, read when it stands still.
    var error: GivenProblem?
}
