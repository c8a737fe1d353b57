import Harness
import Scenarios
import Testing
import Wire

/// What a coverage report makes of runs.
@Suite struct CoverageTests {
    static let system = Systems.all[0]

    private func report(_ runs: [String: RunCoverage]) -> CoverageReport {
        CoverageReport(of: Self.system, runs: runs.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) })
    }

    private func everything() -> RunCoverage {
        var coverage = RunCoverage()
        coverage.branches = Set(Self.system.coverage.branches.map(\.id))
        return coverage
    }

    @Test func `all branches together are complete, and a single mark that is removed is noticed`() {
        #expect(report(["all": everything()]).isComplete)
        for point in Self.system.coverage.branches {
            var coverage = everything()
            coverage.branches.remove(point.id)
            let lacking = report(["all": coverage])
            #expect(!lacking.isComplete)
            #expect(lacking.branches.filter { $0.scenarios.isEmpty }.map(\.point.id) == [point.id])
        }
    }

    @Test func `a branch names the scenarios that take it, in order`() throws {
        var other = RunCoverage()
        other.branches = ["S.3.changed"]
        let both = report(["all": everything(), "other": other, "empty": RunCoverage()])
        #expect(both.branches.first { $0.point.id == "S.3.changed" }?.scenarios == ["all", "other"])
        #expect(both.branches.first { $0.point.id == "S.3.unchanged" }?.scenarios == ["all"])
    }

    private func transition(_ text: String, in report: CoverageReport) throws -> CoverageReport.Transition {
        try #require(report.transitions.first { $0.status == "history.status" && $0.text == text })
    }

    @Test func `a legal transition is good when it is made, by whomever`() throws {
        let empty = report(["empty": RunCoverage()])
        #expect(try transition("Pending → Analyzing", in: empty).isLegal)
        #expect(try !transition("Pending → Analyzing", in: empty).isGood)
        var made = RunCoverage()
        made.changes["history.status"] = [.init(1, 2)]
        var byHand = RunCoverage()
        byHand.operatorChanges["history.status"] = [.init(1, 9)]
        let report = report(["by-hand": byHand, "made": made])
        #expect(try transition("Pending → Analyzing", in: report).scenarios == ["made"])
        #expect(try transition("Pending → Analyzing", in: report).isGood)
        #expect(try transition("Pending → Failed", in: report).byOperator == ["by-hand"])
        #expect(try transition("Pending → Failed", in: report).isGood)
        #expect(try !transition("Analyzing → Completed", in: report).isGood)
    }

    @Test func `another transition is good while no service makes it`() throws {
        var made = RunCoverage()
        made.changes["history.status"] = [.init(3, 1)]
        var refused = RunCoverage()
        refused.refusals["history.status"] = [.init(2, 1)]
        let report = report(["made": made, "refused": refused])
        #expect(try !transition("Completed → Pending", in: report).isLegal)
        #expect(try !transition("Completed → Pending", in: report).isGood)
        #expect(try transition("Analyzing → Pending", in: report).isGood)
        #expect(try transition("Analyzing → Pending", in: report).refused == ["refused"])
        #expect(try transition("Failed → Completed", in: report).isGood)
    }

    @Test func `every pair of values is legal or not, and none is both`() {
        for status in Self.system.coverage.statuses {
            let others = status.legal + status.illegal
            #expect(Set(others).count == others.count)
            let pairs = status.values.count * (status.values.count - 1)
            #expect(others.count { $0.old != $0.new } == pairs, "\(status.name)")
        }
    }

    @Test func `a run tells its changes, refusals, ends of commands and faults`() throws {
        let refused = try Laboratory.coverage(of: Laboratory.json("trend-viewer/invalid-transition"))
        #expect(refused.refusals == ["history.status": [.init(2, 1)]])
        #expect(refused.changes["history.status"] == [.init(1, 2), .init(2, 3)])
        #expect(refused.changes["crawl_status"] == [.init(0, 1), .init(1, 2)])
        #expect(refused.faults == ["tv-python-api": [.wrongBody]])
        #expect(refused.commandEnds["dataset:get-status"] == [.exit0])
        let critical = try Laboratory.coverage(of: Laboratory.json("trend-viewer/critical-error"))
        #expect(critical.commandEnds["dataset:get-status"] == [.exit0, .exit1])
        let training = try Laboratory.coverage(of: Laboratory.json("trend-viewer/training-status"))
        #expect(training.refusals == ["training_status": [.init(0, 0), .init(1, 1)]])
        let switched = try Laboratory.coverage(of: Laboratory.json("trend-viewer/wishlist-switched-off"))
        #expect(switched.changes["wishlist.status"] == nil)
        #expect(switched.operatorChanges["wishlist.status"] == [.init(1, 0), .init(0, 1), .init(0, 3), .init(1, 3)])
        let again = try Laboratory.coverage(of: Laboratory.json("trend-viewer/sending-refused"))
        #expect(again.changes["sending_status"] == [.init(0, 2), .init(2, 1), .init(1, 2)])
        let anew = try Laboratory.coverage(of: Laboratory.json("trend-viewer/crawled-again"))
        #expect(anew.changes["sending_status"] == [.init(0, 1), .init(1, 1)])
    }

    @Test(arguments: [
        ("FM-07", true), ("FM-07-repaired", true), ("FM-07 again", true), ("FM-070", false), ("x", false),
    ])
    func `a scenario shows the failure mode that its name begins with`(name: String, isShown: Bool) throws {
        let shown = try #require(report([name: RunCoverage()]).incidents.first { $0.incident.id == "FM-07" })
        #expect(shown.scenarios == (isShown ? [name] : []))
    }

    @Test func `the failure modes are listed without a gap`() {
        let ids = Self.system.coverage.incidents.map(\.id)
        #expect(ids == (1...57).map { $0 < 10 ? "FM-0\($0)" : "FM-\($0)" })
    }
}
