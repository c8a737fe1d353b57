import Simulation
import Testing
import Wire

struct NetworkTests {
    @Test func `A request reaches the service and its answer comes back without virtual time passing`() throws {
        let lab = Lab()
        let outcome = try lab.send(HTTPRequest(.post, "/things", json: ["name": "one"]))
        #expect(outcome.response?.status == 201)
        #expect(outcome.elapsed == .zero)
        #expect(lab.service.handled == ["POST /things from client"])
    }

    @Test func `A drawn latency passes each way and is the same for the same seed`() throws {
        let elapsed = try [1, 1, 2].map { seed in
            try Lab(seed: seed, latency: "1ms..50ms").send(HTTPRequest(.get, "/things")).elapsed
        }
        #expect(elapsed[0] == elapsed[1])
        #expect(elapsed[0] != elapsed[2])
        #expect(elapsed.allSatisfy { (.milliseconds(2) ... .milliseconds(100)).contains($0) })
    }

    @Test func `Each of a client's calls draws a latency of its own`() throws {
        let lab = Lab(latency: "1ms..50ms")
        let elapsed = try (0..<4).map { _ in try lab.send(HTTPRequest(.get, "/things")).elapsed }
        #expect(Set(elapsed).count > 1)
    }

    @Test(arguments: [
        (FaultAction.timeoutBeforeAccept, 0), (.timeoutAfterAccept, 1),
    ]) func `Both timeouts look alike to the caller; only one request was handled`(
        action: FaultAction,
        handled: Int
    ) throws {
        let lab = Lab(fault: action)
        let outcome = try lab.send(HTTPRequest(.post, "/things"))
        #expect(outcome.error == .timeout(host: "things", after: .seconds(30)))
        #expect(outcome.elapsed == .seconds(30))
        #expect(lab.service.handled.count == handled)
        #expect(lab.network.exchanges[0].handled == handled)
        #expect(lab.network.exchanges[0].ended == lab.world.start.advanced(by: .seconds(30)))
    }

    @Test(
        arguments: [
            (FaultAction.refuse, nil, TransportError.refused(host: "things"), 0),
            (.status(503), 503, nil, 0),
            (.wrongBody("<html>"), 201, nil, 1),
            (.slow(.seconds(40)), nil, .timeout(host: "things", after: .seconds(30)), 1),
            (.drop, 202, nil, 0),
            (.delay(.seconds(5)), 202, nil, 1),
            (.duplicate, 201, nil, 2),
        ] as [(FaultAction, Int?, TransportError?, Int)]
    ) func `Each fault of a call does what it says`(
        action: FaultAction,
        status: Int?,
        error: TransportError?,
        handled: Int
    ) throws {
        let lab = Lab(fault: action)
        let outcome = try lab.send(HTTPRequest(.post, "/things"))
        #expect(outcome.response?.status == status)
        #expect(outcome.error == error)
        #expect(lab.service.handled.count == handled)
        #expect(lab.world.faults.outcomes[0].effects.count == 1)
    }

    @Test func `A fault that says twice strikes the first two of many simultaneous calls`() throws {
        let lab = Lab(fault: .status(500), times: 2)
        let statuses = try lab.sendAtOnce(16)
        #expect(statuses == [500, 500] + Array(repeating: 201, count: 14))
    }

    @Test func `Partial delivery cuts the list in the request`() throws {
        let lab = Lab(fault: .partial(1))
        _ = try lab.send(HTTPRequest(.post, "/things", json: ["configs": [1, 2, 3]]))
        #expect(lab.service.bodies == [#"{"configs":[1]}"#])
    }

    @Test func `A service that crashes while it serves resets the connection`() throws {
        let lab = Lab(crashingAt: "work")
        #expect(try lab.send(HTTPRequest(.post, "/things")).error == .reset(host: "things"))
    }

    @Test func `Nobody listens at an unknown host`() throws {
        #expect(try Lab().send(HTTPRequest(.get, "/"), to: "nobody").error == .refused(host: "nobody"))
    }

    @Test func `A router tells an unknown path from a method that is not allowed`() throws {
        let lab = Lab()
        #expect(try lab.send(HTTPRequest(.get, "/nothing")).response?.status == 404)
        let refused = try lab.send(HTTPRequest(.delete, "/things")).response
        #expect(refused?.status == 405)
        #expect(refused?.headers["allow"] == "POST, GET")
    }
}

/// A world with one service and one client.
private final class Lab {
    struct Outcome {
        var response: HTTPResponse?
        var error: TransportError?
        var elapsed: Duration
    }

    let world: World
    let network: Network
    let service = Things()

    init(
        seed: UInt64 = 1,
        latency: String? = nil,
        fault: FaultAction? = nil,
        times: Int? = nil,
        crashingAt step: String? = nil
    ) {
        var rules: [FaultRule] = []
        if let fault {
            rules.append(FaultRule(id: "fault", site: .call, target: "things POST *", times: times, actions: [fault]))
        }
        if let step {
            rules.append(
                FaultRule(
                    id: "crash",
                    site: .step,
                    target: "things",
                    conditions: [.init(attribute: "step", pattern: GlobPattern(step))],
                    actions: [.crash]
                )
            )
        }
        world = World(seed: seed, start: SimulationInstant(nanoseconds: 0), faults: rules)
        var settings = Settings()
        if let latency { settings.set("network.latency", to: .text(latency)) }
        network = Network(world: world, settings: settings)
        network.attach("things", service.router)
    }

    deinit { world.close() }

    func send(_ request: HTTPRequest, to host: String = "things") throws -> Outcome {
        let box = Box()
        let began = world.now
        world.spawn("client") { [network] process in
            do {
                box.outcome.response = try await network.client(for: process).send(request, to: host)
            } catch let error as TransportError {
                box.outcome.error = error
            }
            box.outcome.elapsed = began.duration(to: process.now)
        }
        _ = try world.run(until: began.advanced(by: .seconds(3600)))
        return box.outcome
    }

    func sendAtOnce(_ count: Int) throws -> [Int] {
        let statuses = Box()
        for _ in 0..<count {
            world.spawn("client") { [network] process in
                let answer = try await network.client(for: process).send(HTTPRequest(.post, "/things"), to: "things")
                statuses.all.append(answer.status)
            }
        }
        _ = try world.run(until: world.now.advanced(by: .seconds(3600)))
        return statuses.all
    }

    private final class Box: @unchecked Sendable {
        // Safe although mutable: only the lab's one world writes to it.
        var outcome = Outcome(elapsed: .zero)
        var all: [Int] = []
    }
}

private final class Things: @unchecked Sendable {
    // Safe although mutable: only the lab's one world writes to it.
    private(set) var handled: [String] = []
    private(set) var bodies: [String] = []

    var router: Router {
        var router = Router()
        router.on(.post, "/things") { call in
            try await call.process.step("work")
            let from = call.process.attributes.first { $0.name == "from" }?.value ?? ""
            self.handled.append("POST /things from \(from)")
            self.bodies.append(String(decoding: call.request.body, as: UTF8.self))
            return HTTPResponse(201, json: ["id": 1])
        }
        router.on(.get, "/things") { _ in HTTPResponse(200) }
        return router
    }
}
