import Messaging
import Simulation
import Testing
import Wire

struct PusherServiceTests {
    private static let clients = [
        PusherService.Subscription(client: "mika", channel: "private-group.1"),
        PusherService.Subscription(client: "noa", channel: "private-group.1"),
        PusherService.Subscription(client: "ren", channel: "private-group.2"),
    ]

    private func trigger(
        _ body: JSONValue,
        faults: [FaultRule] = []
    ) throws -> (HTTPResponse?, [PusherMessage], World) {
        let world = World(seed: 1, start: SimulationInstant(nanoseconds: 0), faults: faults)
        let service = PusherService(world: world, subscriptions: Self.clients)
        let answers = try exchange([HTTPRequest(.post, "/apps/tv/events", json: body)], in: world) { service }
        return (answers.first, service.box.messages, world)
    }

    private func event(channels: Int = 1, name: String = "dataset.completed", bytes: Int = 2) -> JSONValue {
        [
            "name": .string(name),
            "channels": .array((1...max(channels, 1)).prefix(channels).map { .string("private-group.\($0)") }),
            "data": .string(String(repeating: "x", count: bytes)),
        ]
    }

    @Test func `An event reaches every client of its channels and nobody else`() throws {
        let (answer, messages, world) = try trigger([
            "name": "dataset.completed", "channels": ["private-group.1", "private-group.3"],
            "data": #"{"status":3}"#,
        ])
        #expect(answer?.status == 200)
        #expect(answer?.text == "{}")
        #expect(messages.map(\.channel) == ["private-group.1", "private-group.3"])
        #expect(messages.map(\.deliveredTo) == [["mika", "noa"], []])
        #expect(messages.map { $0.payload?["status"] } == [3, 3])
        #expect(messages.map(\.sender) == ["dataset:get-status", "dataset:get-status"])
        #expect(
            world.events.events.filter { $0.kind == .pusher }.map(\.subject)
                == ["private-group.1 dataset.completed", "private-group.3 dataset.completed"]
        )
    }

    @Test func `A single channel may be named without a list`() throws {
        let (answer, messages, _) = try trigger(["name": "a", "channel": "private-group.2", "data": "{}"])
        #expect(answer?.status == 200)
        #expect(messages.map(\.deliveredTo) == [["ren"]])
    }

    @Test func `A client whose connection fails is named, the others get the event`() throws {
        let fault = FaultRule(
            id: "websocket",
            site: .step,
            target: "server",
            conditions: [
                .init(attribute: "step", pattern: "deliver"), .init(attribute: "client", pattern: "mika"),
            ],
            actions: [.fail(code: "CLOSED")]
        )
        let (answer, messages, _) = try trigger(event(), faults: [fault])
        #expect(answer?.status == 200)
        #expect(answer?.text == #"{"undelivered":["mika"]}"#)
        #expect(messages.map(\.deliveredTo) == [["noa"]])
        #expect(messages.map(\.lostFor) == [["mika"]])
    }

    @Test func `The limits are those of the real service`() throws {
        for (body, status) in [
            (event(channels: 100), 200), (event(channels: 101), 400), (event(channels: 0), 400),
            (event(bytes: 10_240), 200), (event(bytes: 10_241), 413),
            (event(name: String(repeating: "n", count: 200)), 200),
            (event(name: String(repeating: "n", count: 201)), 400), (event(name: ""), 400),
        ] {
            let (answer, messages, _) = try trigger(body)
            #expect(answer?.status == status)
            #expect(messages.isEmpty == (status != 200))
        }
    }

    @Test(arguments: [(200, 200), (201, 400)]) func `The name of a channel has its limit too`(
        length: Int,
        status: Int
    ) throws {
        let channel = String(repeating: "c", count: length)
        let (answer, messages, _) = try trigger(["name": "a", "channel": .string(channel), "data": "{}"])
        #expect(answer?.status == status)
        #expect(messages.map(\.channel) == (status == 200 ? [channel] : []))
    }

    @Test(
        arguments: [
            ["name": "a", "channels": ["private group"], "data": "{}"],
            ["name": "a", "channels": ["a", 1], "data": "{}"],
            ["name": "a", "channels": ["a"]], ["name": "a", "channels": ["a"], "data": [:]],
            ["name": "a", "data": "{}"],
            [],
        ] as [JSONValue]
    )
    func `An event without channel, or with data that is no text, is refused`(body: JSONValue) throws {
        let (answer, messages, _) = try trigger(body)
        #expect(answer?.status == 400)
        #expect(messages.isEmpty)
    }

    @Test func `Subscribing twice delivers once`() throws {
        let world = World(seed: 1, start: SimulationInstant(nanoseconds: 0))
        defer { world.close() }
        let service = PusherService(world: world)
        let request = HTTPRequest(.post, "/apps/tv/events", json: event())
        world.spawn("server") { process in
            await service.subscribe(Self.clients[0])
            await service.subscribe(Self.clients[0])
            _ = try await service.respond(to: request, in: process)
        }
        _ = try world.run(until: world.start)
        #expect(service.box.messages.map(\.deliveredTo) == [["mika"]])
    }
}
