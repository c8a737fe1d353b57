import Foundation
import Simulation
import Testing

struct WorldTests {
    private let start = SimulationInstant(nanoseconds: 0)

    @Test func `Processes due at one instant run external first, then in order of registration`() throws {
        let world = World(seed: 1, start: start)
        defer { world.close() }
        let order = Notes()
        for (name, rank) in [("command 1", EventRank.scheduled), ("crawler", .external), ("command 2", .scheduled)] {
            world.schedule(at: start.advanced(by: .seconds(60)), rank: rank) { order.add(name) }
        }
        #expect(try world.run(until: start.advanced(by: .seconds(120))) == .idle)
        #expect(order.all == ["crawler", "command 1", "command 2"])
    }

    @Test func `A sleeping process wakes at its instant and the clock jumps there`() throws {
        let world = World(seed: 1, start: start)
        defer { world.close() }
        let notes = Notes()
        world.spawn("sleeper") { process in
            try await process.sleep(for: .seconds(3600))
            notes.add(process.now.isoText)
        }
        _ = try world.run(until: start.advanced(by: .seconds(86400)))
        #expect(notes.all == ["1970-01-01T01:00:00Z"])
    }

    @Test func `A process may sleep on the world's clock, and a world that closes wakes it`() throws {
        let world = World(seed: 1, start: start)
        let notes = Notes()
        world.spawn("sleeper") { process in
            process.onEnd { notes.add("ended") }
            try await world.clock.sleep(for: .seconds(60))
            notes.add(process.now.isoText)
            try await world.clock.sleep(for: .seconds(86400))
            notes.add("never")
        }
        _ = try world.run(until: start.advanced(by: .seconds(3600)))
        #expect(notes.all == ["1970-01-01T00:01:00Z"])
        world.close()
        #expect(notes.all == ["1970-01-01T00:01:00Z", "ended"])
    }

    @Test func `A world that closes wakes its sleepers in the order in which they lay down`() throws {
        let world = World(seed: 1, start: start)
        let notes = Notes()
        for (name, seconds) in [("first", 100), ("second", 50), ("third", 75)] {
            world.spawn(name) { process in
                process.onEnd { notes.add(name) }
                try await process.sleep(for: .seconds(seconds))
            }
        }
        _ = try world.run(until: start)
        world.close()
        #expect(notes.all == ["first", "second", "third"])
    }

    @Test func `A process crashed at a step has no further effect while it unwinds`() throws {
        let crash = FaultRule(
            id: "crash",
            site: .step,
            target: "job",
            conditions: [.init(attribute: "step", pattern: "write")],
            actions: [.crash]
        )
        let world = World(seed: 1, start: start, faults: [crash])
        defer { world.close() }
        let notes = Notes()
        world.spawn("job") { process in
            process.onEnd { notes.add("rolled back") }
            do {
                try await process.step("read")
                try await process.step("write")
                notes.add("written")
            } catch {
                process.record(.processFailed, "never seen")
                try await process.sleep(for: .seconds(1))
                notes.add("slept")
            }
        }
        #expect(try world.run(until: start.advanced(by: .seconds(60))) == .idle)
        #expect(notes.all == ["rolled back"])
        #expect(world.events.events.map(\.kind) == [.processStarted, .fault, .processCrashed])
        #expect(world.faults.outcomes[0].fired == 1)
    }

    @Test func `A world of one hung process and periodic ticks is quiescent after a round without change`() throws {
        let hang = FaultRule(id: "hang", site: .step, target: "job", actions: [.hang])
        let world = World(seed: 1, start: start, faults: [hang])
        defer { world.close() }
        world.spawn("job") { try await $0.step("load") }
        let ticker = Ticker(world: world, every: .seconds(300))
        ticker.arm()
        let end = try world.run(until: start.advanced(by: .seconds(86400)), quietFor: .seconds(1800))
        #expect(end == .quiescent)
        #expect(world.now == start.advanced(by: .seconds(1800)))
    }

    @Test func `Work enqueued from another thread traps`() async {
        await #expect(processExitsWith: .failure) {
            let world = World(seed: 1, start: SimulationInstant(nanoseconds: 0))
            let suspension = Suspension()
            world.spawn("waiter") { try await $0.wait(for: suspension) }
            _ = try world.run(until: SimulationInstant(nanoseconds: 1))
            Thread { suspension.resume() }.start()
            // It traps at once; the machine may be busy enough to start the thread late.
            try await Task.sleep(for: .seconds(120))
        }
    }
}

/// What a test's processes noted, in order.
final class Notes: @unchecked Sendable {
    // Safe although mutable: only the one world of a test writes to it.
    private(set) var all: [String] = []
    func add(_ note: String) { all.append(note) }
}

private final class Ticker {
    private let world: World
    private let period: Duration

    init(world: World, every period: Duration) {
        self.world = world
        self.period = period
    }

    func arm() {
        world.schedule(at: world.now.advanced(by: period), rank: .scheduled, isPeriodic: true) { self.arm() }
    }
}
