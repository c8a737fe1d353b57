import Simulation
import Testing

struct FaultTests {
    private let start = SimulationInstant(nanoseconds: 0)

    @Test(arguments: [
        ("slack", "slack", true), ("slack", "slacker", false),
        ("tv-python-api GET /datasets/*", "tv-python-api GET /datasets/7", true),
        ("*", "", true), ("a*b*c", "axxbyyc", true), ("a*b*c", "ab", false), ("*B0B2*", "crawl of B0B2 failed", true),
        ("aa*aa", "aaa", false), ("", "", true), ("", "x", false), ("a**b", "ab", true), ("*é", "café", true),
    ]) func `A star stands for any run of characters`(pattern: String, text: String, fits: Bool) {
        #expect(GlobPattern(pattern).matches(text) == fits)
    }

    @Test func `A fault that names no step strikes where the process says failures belong`() throws {
        let (world, notes) = try run(FaultRule(id: "f", site: .step, target: "job", actions: [.fail(code: "E1")]))
        #expect(notes == ["load", "failed at cluster with E1"])
        #expect(world.faults.outcomes[0].effects.map(\.text) == ["job failed at cluster with E1"])
    }

    @Test func `A fault that names a step strikes there`() throws {
        let rule = FaultRule(
            id: "f",
            site: .step,
            target: "job",
            conditions: [.init(attribute: "step", pattern: "load")],
            actions: [.fail(code: "E1")]
        )
        #expect(try run(rule).notes == ["failed at load with E1"])
    }

    @Test func `A slow step takes longer and the process goes on`() throws {
        let rule = FaultRule(id: "f", site: .step, target: "job", times: 1, actions: [.slow(.seconds(90))])
        let (world, notes) = try run(rule)
        #expect(notes == ["load", "cluster"])
        #expect(world.now == start.advanced(by: .seconds(90)))
    }

    @Test func `A hung process never goes on and keeps what it holds until the world closes`() throws {
        let rule = FaultRule(id: "f", site: .step, target: "job", actions: [.hang])
        let (world, notes) = try run(rule)
        #expect(notes.isEmpty)
        world.close()
        #expect(world.events.events.last?.kind == .processHung)
    }

    @Test(arguments: [
        (FaultRule(id: "f", site: .step, target: "job", skip: 1, actions: [.crash]), "load"),
        (FaultRule(id: "f", site: .step, target: "other", actions: [.crash]), "load cluster"),
        (
            FaultRule(
                id: "f",
                site: .step,
                target: "job",
                window: SimulationInstant(nanoseconds: 5)...SimulationInstant(nanoseconds: 9),
                actions: [.crash]
            ),
            "load cluster"
        ),
        (
            FaultRule(
                id: "f",
                site: .step,
                target: "job",
                conditions: [.init(attribute: "input", pattern: "B0B2")],
                actions: [.crash]
            ),
            "load cluster"
        ),
        (FaultRule(id: "f", site: .step, target: "job", actions: [nil, .crash]), "load"),
        (FaultRule(id: "f", site: .step, target: "job", share: 0, whole: 2, actions: [.crash]), "load cluster"),
    ]) func `A fault strikes only where, when and as often as it says`(rule: FaultRule, passed: String) throws {
        let passedSteps = try run(rule).notes.filter { !$0.hasPrefix("failed") }
        #expect(passedSteps.joined(separator: " ") == passed)
    }

    @Test(
        arguments: [
            ("job", ["job", "backend"], 9), ("backend", ["job", "backend"], 9), ("plg-api", ["job", "backend"], 0),
        ]
            as [(String, [String], Int64)]
    ) func `A skewed clock shows another time to whoever reads it, and is told once`(
        target: String,
        owners: [String],
        seconds: Int64
    ) throws {
        let rule = FaultRule(id: "f", site: .clock, target: GlobPattern(target), actions: [.skew(.seconds(9))])
        let world = World(seed: 1, start: start, faults: [rule])
        let notes = Notes()
        world.spawn("job") { process in
            for _ in 0..<3 { notes.add(process.readClock(of: owners).isoText) }
            #expect(process.now == world.start)
        }
        _ = try world.run(until: start.advanced(by: .seconds(1)))
        #expect(notes.all == Array(repeating: start.advanced(by: .seconds(seconds)).isoText, count: 3))
        #expect(world.faults.outcomes[0].effects.count == (seconds == 0 ? 0 : 1))
    }

    private func run(_ rule: FaultRule) throws -> (world: World, notes: [String]) {
        let world = World(seed: 1, start: start, faults: [rule])
        let notes = Notes()
        world.spawn("job", attributes: [FaultAttribute("input", "B0A1")]) { process in
            do {
                try await process.step("load")
                notes.add("load")
                try await process.step("cluster", failsHere: true)
                notes.add("cluster")
            } catch let failure as InjectedFailure {
                notes.add("failed at \(failure.step) with \(failure.code)")
            }
        }
        _ = try world.run(until: start.advanced(by: .seconds(3600)))
        return (world, notes.all)
    }
}
