import Simulation
import Storage
import Testing
import TrendViewerServices
import Wire

/// A world with the services and their databases; Slack and the backend only note what they are sent.
final class ServiceBed {
    let world: World
    let database: Database
    let slack = NotingService()
    let backend = NotingService()
    private let network: Network
    private let answers = Answers()

    private static let image: DatabaseImage = {
        do {
            return try DatabaseImage(TrendViewerServiceSet.schemas + [ServiceBed.console, ServiceBed.analyzer])
        } catch {
            fatalError("the schemas: \(error)")
        }
    }()

    init(settings given: [String: SettingValue] = [:], faults: [FaultRule] = []) throws {
        let start = try #require(SimulationInstant(isoText: "2026-01-05T00:00:00Z"))
        world = World(seed: 1, start: start, faults: faults)
        database = try Database(world: world, image: Self.image)
        let settings = Settings(MockFiles.settings.merging(given) { $1 })
        let network = Network(world: world, settings: settings)
        self.network = network
        let set = TrendViewerServiceSet(
            world: world,
            database: database,
            settings: settings,
            fixtures: MockFiles.fixtures
        ) { network.client(for: $0) }
        for (host, service) in set.services { network.attach(host, service) }
        network.attach("slack", slack)
        network.attach("trend-viewer-backend", backend)
    }

    deinit {
        world.close()
    }

    // MARK: Acting

    /// Sends a request at a time of the first day, written `HH:MM`, as a scheduled command would.
    func send(_ request: HTTPRequest, to host: String, at clock: String) {
        let (answers, network) = (answers, network)
        let index = answers.open()
        world.spawn("caller", rank: .scheduled) { [due = instant(clock)] process in
            try await process.sleep(until: due)
            do {
                answers.put(try await network.client(for: process).send(request, to: host), at: index)
            } catch is TransportError {}
        }
    }

    /// Runs statements at a time of the first day, with the right to write everything.
    func sql(_ statements: [String], at clock: String = "00:00") {
        world.spawn("operator") { [due = instant(clock), database] process in
            try await process.sleep(until: due)
            let session = database.session(for: process, access: Self.everything)
            for statement in statements { _ = try await session.execute(statement) }
        }
    }

    /// Runs until the end of a minute of the first day.
    func run(until clock: String) throws {
        _ = try world.run(until: instant(clock))
    }

    // MARK: Looking

    /// What was answered, in the order of sending.
    var responses: [HTTPResponse?] { answers.all }

    /// The rows of a query as text, values between bars.
    func rows(_ sql: String) throws -> [String] {
        let found = Rows()
        world.spawn("reader") { [database] process in
            let session = database.session(for: process, access: Self.everything)
            found.all = try session.query(sql).map { $0.values.map(\.plainDescription).joined(separator: "|") }
        }
        _ = try world.run(until: world.now)
        return try #require(found.all, "the query failed: \(sql)")
    }

    /// The ids of the branches taken, each once, in order.
    var branches: [String] {
        world.events.events.filter { $0.kind.rawValue == "branch" }.map(\.subject)
            .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// Log lines of one log at a level, in order.
    func logLines(_ log: String, _ level: LogLevel) -> [String] {
        world.events.events.filter { $0.kind == .log && $0.subject == "\(log) \(level.rawValue)" }.map(\.detail)
    }

    /// The changes of one column, as `HH:MM:SS old>new`.
    func history(of column: String, in table: String, row: Int64) -> [String] {
        guard let index = database.catalog.table(table)?.columns.firstIndex(where: { $0.name == column }) else {
            return ["no such column"]
        }
        return database.changes.filter { $0.table == table && $0.rowID == row }.compactMap { change in
            let (old, new) = (change.old?[index], change.new?[index])
            guard old != new else { return nil }
            let clock = CivilTime(change.time).clockText
            return "\(clock) \(old?.plainDescription ?? "-")>\(new?.plainDescription ?? "-")"
        }
    }

    private func instant(_ clock: String) -> SimulationInstant {
        let parts = clock.split(separator: ":").compactMap { Int($0) }
        precondition(parts.count >= 2, "a clock time is written HH:MM")
        let seconds = parts.count > 2 ? parts[2] : 0
        return world.start.advanced(by: .seconds(parts[0] * 3600 + parts[1] * 60 + seconds))
    }
}

/// A service that notes what it is sent and answers 200, or whatever it is told.
final class NotingService: HTTPService, @unchecked Sendable {
    // Safe although mutable: only the world of one test reaches it.
    private(set) var received: [(clock: String, request: HTTPRequest)] = []
    var status = 200

    var bodies: [JSONValue] { received.compactMap { try? JSONValue(parsing: $0.request.body) } }

    func respond(to request: HTTPRequest, in process: SimulatedProcess) async throws -> HTTPResponse {
        received.append((CivilTime(process.now).clockText, request))
        return HTTPResponse(status)
    }
}

private final class Answers: @unchecked Sendable {
    // Safe although mutable: only the world of one test reaches it.
    private(set) var all: [HTTPResponse?] = []

    func open() -> Int {
        all.append(nil)
        return all.count - 1
    }

    func put(_ response: HTTPResponse, at index: Int) { all[index] = response }
}

private final class Rows: @unchecked Sendable {
    // Safe although mutable: only the world of one test reaches it.
    var all: [String]?
}
