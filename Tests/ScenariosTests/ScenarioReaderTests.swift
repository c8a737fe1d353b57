import Scenarios
import Simulation
import Testing
import Wire

/// What a file is read to.
@Suite struct ScenarioReaderTests {
    private func complete() throws -> Scenario {
        try TestVocabulary.reader.read(fixture("complete.json"), file: "complete.json")
    }

    @Test func `every key of the language is read`() throws {
        let scenario = try complete()
        #expect(scenario.seed == 42)
        #expect(scenario.settingValues["minProducts"] == .integer(2))
        #expect(scenario.given.users == ["mika", "rin"])
        #expect(scenario.given.groups.map(\.subscription) == [.active, .active])
        #expect(scenario.given.groups[0].deadline?.instant.isoText == "2026-01-03T22:00:00Z")
        #expect(
            scenario.given.tables[0].rows[0].cells.map(\.value)
                == [.integer(1), .text("Amazon"), .real(4.5), .integer(1), .text("2026-01-04 00:00:00"), .null]
        )
        #expect(scenario.given.tables[1].rows[0].cells.map(\.value) == [.text("B0A1"), .integer(1)])
        #expect(
            scenario.steps.map(\.at.instant.isoText)
                == ["2026-01-05T00:01:00Z", "2026-01-05T01:30:00Z", "2026-01-05T03:00:30Z", "2026-01-06T02:30:00Z"]
        )
        #expect(scenario.until.instant.isoText == "2026-01-07T00:00:00Z")
    }

    @Test func `a file that leaves out what it can has the documented defaults`() throws {
        let text = #"{"name":"n","system":"trend-viewer","until":"1h","expect":[{"stuck":"none"}]}"#
        let scenario = try TestVocabulary.reader.read(Array(text.utf8), file: "n.json")
        #expect(scenario.seed == 1)
        #expect(scenario.start.isoText == "2026-01-05T00:00:00Z")
        #expect(scenario.steps.isEmpty && scenario.faults.isEmpty && scenario.settings.isEmpty)
        #expect(scenario.canary == nil)
    }

    @Test(arguments: [("true", nil), (#""the crawl fails""#, "the crawl fails")])
    func `a canary may say why it must not hold`(value: String, reason: String?) throws {
        let text =
            #"{"name":"n","system":"trend-viewer","until":"1h","mustFail":\#(value),"expect":[{"stuck":"none"}]}"#
        let scenario = try TestVocabulary.reader.read(Array(text.utf8), file: "n.json")
        #expect(scenario.canary == Canary(reason: reason))
    }

    @Test(arguments: ["false", "null", #""""#, "1", "[]"]) func `a canary is one or is not mentioned`(value: String) {
        let text =
            #"{"name":"n","system":"trend-viewer","until":"1h","mustFail":\#(value),"expect":[{"stuck":"none"}]}"#
        #expect(throws: Diagnostics.self) { try TestVocabulary.reader.read(Array(text.utf8), file: "n.json") }
    }

    @Test func `expectations steps and faults say themselves in a sentence`() throws {
        let scenario = try complete()
        let lines =
            scenario.expectations.map { "\($0.position.line) \($0.text)" }
            + scenario.steps.map { "\($0.position.line) \($0.text)" }
            + scenario.faults.map { "\($0.position.line) \($0.rule.id) at \($0.rule.site) - \($0.text)" }
        try expect(lines.joined(separator: "\n") + "\n", matches: "sentences.txt")
    }

    @Test func `faults become rules of the kernel`() throws {
        let rules = try complete().faultRules
        let lines = rules.map { rule in
            "\(rule.id) \(rule.site) \(rule.target) "
                + rule.conditions.map { "\($0.attribute)=\($0.pattern) " }.joined()
                + "skip \(rule.skip) times \(rule.times.map(String.init) ?? "-") \(rule.share)/\(rule.whole) "
                + rule.actions.map { $0.map { "\($0)" } ?? "ok" }.joined(separator: ", ")
                + (rule.isOptional ? " optional" : "")
        }
        try expect(lines.joined(separator: "\n") + "\n", matches: "rules.txt")
        #expect(rules[1].window.lowerBound.isoText == "2026-01-05T01:00:00Z")
        #expect(rules[1].window.upperBound.isoText == "2026-01-05T01:20:00Z")
    }

    @Test func `placeholders take the saved values and their types`() throws {
        let scenario = try complete()
        let saved: [String: JSONValue] = ["slug": "abc", "id": 7]
        guard case .request(let request) = scenario.steps[1].action, case .run(let run) = scenario.steps[2].action,
            case .sql(let sql) = scenario.steps[3].action, case .rows(let rows) = scenario.expectations[4].subject
        else {
            Issue.record("the steps are not what they were")
            return
        }
        #expect(try request.path.text(with: saved) == "/api/v1/wishlist-to-group/abc?page=1")
        #expect(try request.body(with: saved) == [7])
        #expect(try run.arguments(with: saved) == ["7", "--dry-run"])
        #expect(try sql.arguments(with: saved) == [.text("abc")])
        #expect(try rows.conditions.map { try $0.value.filled(with: saved) } == [.text("abc"), .integer(7)])
        #expect(throws: TemplateError(name: "slug")) { try request.path.text(with: [:]) }
    }
}
