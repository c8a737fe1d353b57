import Simulation
import Testing

struct ChanceTests {
    @Test func `The first values of seed 42 never change`() {
        let chance = Chance(seed: 42)
        let names = ["crawler.latency/config=3/attempt=2", "a", ""]
        #expect(
            names.map { chance.bits($0) } == [
                738_948_369_760_375_060, 9_714_965_300_761_680_668, 13_022_842_857_337_663_246,
            ]
        )
    }

    @Test func `A decision depends on its name and the seed, not on the decisions before it`() {
        let chance = Chance(seed: 7)
        let before = chance.bits("later")
        _ = chance.number(below: 10, "in between")
        #expect(chance.bits("later") == before)
        #expect(Chance(seed: 8).bits("later") != before)
    }

    @Test(arguments: [1, 2, 3, 7, 100] as [UInt64]) func `Bounded numbers stay below the bound and reach every value`(
        bound: UInt64
    ) {
        let chance = Chance(seed: 1)
        let drawn = Set((0..<2000).map { chance.number(below: bound, "draw/\($0)") })
        #expect(drawn.sorted() == Array(0..<bound))
    }

    @Test func `One chance in four comes up about a quarter of the time`() {
        let chance = Chance(seed: 3)
        let hits = (0..<10_000).filter { chance.happens(1, in: 4, "draw/\($0)") }.count
        #expect((2300...2700).contains(hits))
    }

    @Test func `A drawn duration lies within its range, both ends included`() throws {
        let chance = Chance(seed: 1)
        let range = try #require(DurationRange("1ns..3ns"))
        let drawn = Set((0..<200).map { chance.duration(in: range, "draw/\($0)") })
        #expect(drawn.sorted() == [.nanoseconds(1), .nanoseconds(2), .nanoseconds(3)])
    }
}
