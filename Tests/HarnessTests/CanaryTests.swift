import Harness
import Testing
import Wire

/// Scenarios that must not hold.
@Suite struct CanaryTests {
    /// An expectation, the faults beside it, and whether all of that holds.
    private static let cases: [(expectation: JSONValue, faults: [JSONValue], holds: Bool)] = [
        (["table": "gb_console.wishlist_dataset_histories", "absent": true], [], false),
        (["stuck": "none"], [], true),
        (["stuck": "none"], [["on": "crawler", "where": ["input": "B0X9"], "do": ["fail": "CAPTCHA"]]], false),
    ]

    @Test(arguments: cases) func `a canary passes when something does not hold, and only then`(
        expectation: JSONValue,
        faults: [JSONValue],
        holds: Bool
    ) throws {
        let scenario = Laboratory.scenario(faults: faults, expect: [expectation])
        #expect(try Laboratory.run(scenario).verdict == (holds ? .passed : .failed))
        let canary = try Laboratory.run(scenario.with("mustFail", "it is wrong"))
        #expect(canary.verdict == (holds ? .failed : .passed))
        #expect(canary.canary == CanaryResult(reason: "it is wrong", held: !holds))
        // What it expects is judged as anywhere else.
        #expect(canary.expectations.allSatisfy(\.held) == (holds || !faults.isEmpty))
    }

    @Test(arguments: ["canaries/expectation", "canaries/fault"])
    func `the canaries of the project die, each of one thing`(name: String) throws {
        let report = try Laboratory.run(try Laboratory.json(name))
        #expect(report.verdict == .passed)
        let broken = report.expectations.filter { !$0.held }.count + report.faults.filter { !$0.held }.count
        #expect(broken == 1)
    }
}
