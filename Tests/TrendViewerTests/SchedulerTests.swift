import Simulation
import Storage
import Testing
import Wire

@testable import TrendViewer

struct SchedulerTests {
    private func started(_ bench: Bench, _ name: String = "") -> [Event] {
        bench.world.events.events.filter { event in
            event.kind == .processStarted && event.process != "given" && event.subject.hasPrefix(name)
        }
    }

    @Test func `What is due at one instant runs one after the other, in the documented order`() throws {
        let bench = try Bench()
        bench.application.startScheduler()
        try bench.settle(until: .zero)
        let types = ["SummaryProduct", "SummaryProductReview", "SummaryCategory", "SummarySearchQuery"]
        func each(_ name: String, _ prefix: String = "") -> [String] {
            types.map { "\(name) \(prefix)data_type=\($0)" }
        }
        let expected =
            ["schedule:run "] + each("plg-api:sending-configs-to-crawler", "mode=create ")
            + each("plg-api:sending-configs-to-crawler", "mode=update ")
            + each("plg-api:sync-crawl-failed-from-crawler") + each("analyzerdb:sync-crawl-success-from-analyzer")
            + [
                "dataset:create ", "dataset:get-status ", "specific-viewpoint:process-batches ",
                "specific-viewpoint:check-batch-status ",
            ]
        let commands = started(bench).filter { $0.process != "plg-api" }.map { "\($0.subject) \($0.detail)" }
        #expect(commands == expected)
        #expect(bench.branches.contains("S.F.schedule"))
    }

    @Test func `Ticks fall on multiples of the periods`() throws {
        let start = try #require(SimulationInstant(isoText: "2026-01-05T00:01:30Z"))
        let bench = try Bench(start: start)
        bench.application.startScheduler()
        try bench.settle(until: .seconds(3600))
        let polls = started(bench, "dataset:get-status").map { CivilTime($0.time).clockText }
        #expect(polls.prefix(3) == ["00:05:00", "00:10:00", "00:15:00"])
        #expect(polls.count == 12)
        #expect(started(bench, "dataset:create").map { CivilTime($0.time).clockText } == ["00:30:00", "01:00:00"])
    }

    @Test func `A full round lasts as long as the longest period`() {
        #expect(Schedule.trendViewer.round == .seconds(1800))
        #expect(Schedule.trendViewer.dependsOnCalendarDay)
        #expect(Schedule(commands: []).round == .nanoseconds(1))
    }

    private func tick(_ action: FaultAction) -> FaultRule {
        FaultRule(id: "tick", site: .tick, target: "dataset:get-status", times: 1, actions: [action])
    }

    @Test(arguments: [(FaultAction.skip, 0), (.overlap, 2)])
    func `A tick can be left out or doubled`(action: FaultAction, runs: Int) throws {
        let bench = try Bench(faults: [tick(action)])
        bench.application.startScheduler()
        try bench.settle(until: .zero)
        #expect(started(bench, "dataset:get-status").count == runs)
    }

    @Test func `Two runs at once both take the change over`() throws {
        let bench = try Bench(faults: [tick(.overlap)])
        try bench.givenHistory(status: 1)
        bench.application.startScheduler()
        try bench.settle(until: .zero)
        let logs = bench.database.changes.filter { $0.table == "gb_console.wishlist_dataset_creation_logs" }
        #expect(logs.count == 2)
    }

    @Test(arguments: [(false, 3), (true, 1)])
    func `A command that hangs is started again at the next tick, unless the guard forbids it`(
        isGuarded: Bool,
        runs: Int
    ) throws {
        let hang = FaultRule.atStep("initialise", of: "dataset:get-status", .hang, times: nil)
        let bench = try Bench(["overlapGuard": .boolean(isGuarded)], faults: [hang])
        bench.application.startScheduler()
        try bench.settle(until: .seconds(600))
        #expect(started(bench, "dataset:get-status").count == runs)
        #expect(started(bench, "schedule:run").count == 3)
    }
}
