internal import Harness
internal import Messaging
package import Simulation
internal import Storage
internal import Wire

/// One process of a run, from its start to its end, with what it brought about.
package struct ProcessLife: Sendable {
    /// The number of the process and its name.
    package let id: Int
    package let name: String
    package let started: SimulationInstant
    /// When it ended, or when the run did.
    package fileprivate(set) var ended: SimulationInstant
    /// `finished`, `exit 1`, `failed`, `crashed`, `hung` or `running`.
    package fileprivate(set) var outcome = "running"
    /// True when the process, and what it called, changed nothing, met no error and sent nothing but routine messages.
    package fileprivate(set) var isIdle = true
    /// The process whose request this one serves; nil for one that serves none.
    package fileprivate(set) var caller: Int?

    /// True when it ended as it should.
    var isHealthy: Bool { ["finished", "exit 0", "running"].contains(outcome) }
}

extension ProcessLife {
    /// Reads the lives of all processes from what a run left, in the order of their starting.
    ///
    /// The harness's own observer is left out: it does nothing.
    static func all(in capture: RunCapture, until end: SimulationInstant, routine: Set<String>) -> [ProcessLife] {
        var census = Census(end: end)
        for index in capture.events.indices { census.add(capture.events[index]) }
        census.findCallers(capture)
        census.markActive(capture, routine: routine)
        return census.lives.filter { $0.name != Observer.name }
    }
}

/// The processes of a run while they are counted.
private struct Census {
    var lives: [ProcessLife] = []
    private let end: SimulationInstant
    private var places: [Int: Int] = [:]
    /// The processes that serve requests, by the request that they say they serve, the last one first.
    private var servers: [Route: [Int]] = [:]
    private var exits: [Int: String] = [:]
    /// Those who met an error; whom they worked for is known only when all is read.
    private var troubled: [Int] = []

    private struct Route: Hashable {
        let host, from, method, path: String
    }

    init(end: SimulationInstant) {
        self.end = end
    }

    mutating func add(_ event: Event) {
        switch event.kind {
        case .processStarted:
            places[event.processID] = lives.count
            lives.append(ProcessLife(id: event.processID, name: event.subject, started: event.time, ended: end))
            if let route = Self.route(event) { servers[route, default: []].append(event.processID) }
        case .commandExit: exits[event.processID] = event.subject
        case .processFinished:
            close(event, exits[event.processID].map { $0 == "exit 0" ? "finished" : $0 } ?? "finished")
        case .processFailed: close(event, "failed")
        case .processCrashed: close(event, "crashed")
        case .processHung: close(event, "hung", stays: true)
        case .fault, .statusRefused: troubled.append(event.processID)
        case .log where event.logLevel?.isTrouble == true: troubled.append(event.processID)
        default: break
        }
    }

    /// Tells each server which process it serves: the request that was sent before it and names the same route.
    mutating func findCallers(_ capture: RunCapture) {
        for route in servers.keys { servers[route]?.reverse() }
        for exchange in capture.exchanges {
            let route = Route(
                host: exchange.host,
                from: exchange.from,
                method: exchange.request.method.rawValue,
                path: exchange.request.path
            )
            for _ in 0..<exchange.handled {
                guard let server = servers[route]?.popLast(), let place = places[server] else { break }
                lives[place].caller = exchange.fromID
            }
        }
    }

    /// Marks who changed something, sent something or met an error, and all who asked for it.
    mutating func markActive(_ capture: RunCapture, routine: Set<String>) {
        for id in troubled { markActive(id) }
        for index in capture.changes.indices { markActive(capture.changes[index].processID) }
        for exchange in capture.exchanges where !exchange.isUneventful { markActive(exchange.fromID) }
        for index in lives.indices where !lives[index].isHealthy { markActive(lives[index].id) }
        let messages = capture.messages
        for event in capture.events {
            switch messages[event.sequence] {
            case .slack(let slack): if !slack.isRoutine(among: routine) { markActive(event.processID) }
            case .pusher, .mail: markActive(event.processID)
            case nil: break
            }
        }
    }

    private mutating func markActive(_ id: Int) {
        var next: Int? = id
        while let id = next, let place = places[id], lives[place].isIdle {
            lives[place].isIdle = false
            next = lives[place].caller
        }
    }

    private mutating func close(_ event: Event, _ outcome: String, stays: Bool = false) {
        guard let place = places[event.processID] else { return }
        lives[place].outcome = outcome
        if !stays { lives[place].ended = event.time }
    }

    /// The request that a process serves, as its attributes say: `method=GET path=/a from=b`.
    private static func route(_ event: Event) -> Route? {
        let words = event.detail.split(separator: " ", omittingEmptySubsequences: false)
        guard let path = words.firstIndex(where: { $0.hasPrefix("path=") }), path > 0,
            let from = words.firstIndex(where: { $0.hasPrefix("from=") }), path < from,
            words[0].hasPrefix("method=")
        else { return nil }
        return Route(
            host: event.subject,
            from: String(words[from...].joined(separator: " ").dropFirst(5)),
            method: String(words[0].dropFirst(7)),
            path: String(words[path..<from].joined(separator: " ").dropFirst(5))
        )
    }
}

extension HTTPExchange {
    /// True when nothing struck the request and it was answered well, or its answer was still to come at the end.
    fileprivate var isUneventful: Bool {
        fault == nil && (outcome == .pending || outcome.isSuccess)
    }
}
