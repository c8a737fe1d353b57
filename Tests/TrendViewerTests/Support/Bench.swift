import Simulation
import Storage
import TrendViewer
import Wire

/// A world with the workflow in it and obliging stand-ins for everything that it talks to.
final class Bench: @unchecked Sendable {
    // Safe although mutable: one test uses it, on one thread.
    let world: World
    let database: Database
    let network: Network
    let application: TrendViewerApplication
    /// What the stand-ins answer; a test replaces what it is about.
    var answers: [String: @Sendable (HTTPRequest) -> HTTPResponse]

    static let start = SimulationInstant(isoText: "2026-01-05T00:00:00Z") ?? SimulationInstant(nanoseconds: 0)

    private static let image = Result { try DatabaseImage(TrendViewerApplication.schemas + Bench.neighbours) }

    init(_ settings: [String: SettingValue] = [:], faults: [FaultRule] = [], start: SimulationInstant = start) throws {
        world = World(seed: 1, start: start, faults: faults)
        database = try Database(world: world, image: Self.image.get())
        let settings = Settings(settings)
        let network = Network(world: world, settings: settings)
        self.network = network
        application = TrendViewerApplication(world: world, database: database, settings: settings) { process in
            network.client(for: process)
        }
        answers = Self.obliging
        for (host, service) in application.routers { network.attach(host, service) }
        for host in ["plg-api", "tv-python-api", "cloud-run", "slack", "pusher", "mail", "openai"] {
            network.attach(host, StandIn(host: host, bench: self))
        }
    }

    deinit { world.close() }

    /// Runs SQL with every right, outside of the workflow.
    func given(_ statements: String...) throws {
        world.spawn("given") { [database] process in
            let session = database.session(for: process, access: Self.everything)
            for statement in statements { try await session.execute(statement) }
        }
        try settle()
        let failures = world.events.events.filter { $0.kind == .processFailed && $0.process == "given" }
        guard failures.isEmpty else { throw BenchError(text: failures[0].detail) }
    }

    /// The rows of a query, each as texts.
    func rows(_ sql: String) throws -> [[String]] {
        let box = Box<[[String]]>([])
        world.spawn("look") { [database] process in
            let session = database.session(for: process, access: Self.everything)
            box.value = try session.query(sql).map { $0.values.map(\.plainDescription) }
        }
        try settle()
        return box.value
    }

    /// Runs a command to its end, and returns its exit code.
    @discardableResult
    func run(_ commandLine: String) throws -> Int? {
        let process = try application.run(commandLine)
        try settle()
        let exit = world.events.events.last { $0.processID == process.id && $0.kind == .commandExit }
        return exit.flatMap { Int($0.subject.dropFirst("exit ".count)) }
    }

    /// Sends a request to one of the workflow's services, and returns the answer.
    func send(_ request: HTTPRequest, to host: String) throws -> HTTPResponse? {
        let box = Box<HTTPResponse?>(nil)
        world.spawn("client") { [network] process in
            box.value = try await network.client(for: process).send(request, to: host)
        }
        try settle()
        return box.value
    }

    /// Runs until nothing is left to happen, or until so long after the start.
    func settle(until end: Duration = .seconds(86_400)) throws {
        _ = try world.run(until: world.now.advanced(by: end))
    }

    /// The ids of the branches that were taken, each once, in order.
    var branches: [String] {
        var seen: Set<String> = []
        return world.events.events.filter { $0.kind == .branch && seen.insert($0.subject).inserted }.map(\.subject)
    }

    /// The lines of laravel.log.
    var log: [String] {
        world.events.events.filter { $0.kind == .log && $0.subject.hasPrefix("laravel ") }.map(\.detail)
    }

    /// The bodies of the requests to a host whose path begins so.
    func sent(to host: String, _ path: String = "/") -> [JSONValue] {
        network.exchanges.filter { $0.host == host && $0.request.path.hasPrefix(path) }.compactMap {
            try? JSONValue(parsing: $0.request.body)
        }
    }

    /// The kinds of the Slack messages, in order.
    var slackKinds: [String] { sent(to: "slack").compactMap { $0["metadata"]?["event_type"]?.string } }

    /// The names of the Pusher events, in order.
    var pusherEvents: [String] { sent(to: "pusher").compactMap { $0["name"]?.string } }

    private static let everything = Access(writes: ["gb_console", "gb_analyzer", "ds_analyzer", "analyzer_v2"])
}

/// Something that a bench could not do.
struct BenchError: Error {
    let text: String
}

/// A value that a process hands to its test.
final class Box<Value>: @unchecked Sendable {
    // Safe although mutable: one world at a time writes to it.
    var value: Value
    init(_ value: Value) { self.value = value }
}

/// A service that answers as its bench says.
private struct StandIn: HTTPService {
    let host: String
    unowned let bench: Bench

    func respond(to request: HTTPRequest, in process: SimulatedProcess) async throws -> HTTPResponse {
        bench.answers[host]?(request) ?? HTTPResponse(404)
    }
}
