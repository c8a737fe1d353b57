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

    /// What "why" asks for, and what the canary says that it died of instead; nil where it died of that.
    private static let signs: [(why: JSONValue, complaint: String?)] = [
        ("*found 1 at the end*", nil), (["*histories*found 1*"], nil),
        (["*found 1*", "*row 1, written by dataset:create*"], nil),
        (
            "*found 2 at the end*",
            "nothing that did not hold fits \"*found 2 at the end*\"; this did not hold either, and fits no \"why\" of "
                + "\"mustFail\": no row in gb_console.wishlist_dataset_histories\nfound 1 at the end"
        ),
        (["*found 1*", "*never struck*"], "nothing that did not hold fits \"*never struck*\""),
    ]

    @Test(arguments: signs) func `a canary that says what it dies of passes only when it dies of that`(
        why: JSONValue,
        complaint: String?
    ) throws {
        let absent: JSONValue = ["table": "gb_console.wishlist_dataset_histories", "absent": true]
        let scenario = Laboratory.scenario(expect: [absent]).with("mustFail", ["why": why, "because": "it is wrong"])
        let report = try Laboratory.run(scenario)
        #expect(report.canary?.reason == "it is wrong")
        #expect(report.verdict == (complaint == nil ? .passed : .failed))
        if let complaint { #expect(report.canary?.why?.hasPrefix(complaint) == true, "\(report.canary?.why ?? "")") }
        if complaint == nil { #expect(report.canary?.why == nil) }
    }

    @Test func `a canary that also dies of something else fails`() throws {
        let absent: JSONValue = ["table": "gb_console.wishlist_dataset_histories", "absent": true]
        let idle: JSONValue = ["id": "idle", "on": "crawler", "where": ["input": "B0X9"], "do": ["fail": "CAPTCHA"]]
        let scenario = Laboratory.scenario(faults: [idle], expect: [absent]).with("mustFail", ["why": "*found 1*"])
        let why = try #require(try Laboratory.run(scenario).canary?.why)
        #expect(
            why.hasPrefix("this did not hold either, and fits no \"why\" of \"mustFail\": idle crawler where input is")
        )
        let alive = Laboratory.scenario(expect: [["stuck": "none"]]).with("mustFail", ["why": "*found 1*"])
        #expect(try Laboratory.run(alive).canary == CanaryResult(reason: nil, held: false))
    }

    @Test(arguments: ["canaries/expectation", "canaries/fault"])
    func `the canaries of the project die, each of one thing`(name: String) throws {
        let report = try Laboratory.run(try Laboratory.json(name))
        #expect(report.verdict == .passed)
        let broken = report.expectations.filter { !$0.held }.count + report.faults.filter { !$0.held }.count
        #expect(broken == 1)
    }
}
