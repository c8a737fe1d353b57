import Foundation
import Harness
import Testing
import Wire

/// The JSON Schema of scenarios: kept up to date, true of every scenario, and able to refuse.
@Suite struct SchemaTests {
    private static let file = "Scenarios/scenario.schema.json"

    private static let validator = Result {
        SchemaValidator(document: try JSONValue(parsing: try #require(InputFile.read(Laboratory.path(file)))))
    }

    /// Every scenario of the repository, in sub-folders too.
    static let scenarios: [String] = {
        let root = Laboratory.path("Scenarios")
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".json") && !$0.hasSuffix(".schema.json") }.sorted()
    }()

    @Test func `The kept schema is the one that the language has`() throws {
        let text = try Systems.schema(of: Systems.names)
        if ProcessInfo.processInfo.environment["TVSIM_RECORD"] == "1" {
            try text.write(toFile: Laboratory.path(Self.file), atomically: true, encoding: .utf8)
            Issue.record("recorded \(Self.file); look at it, and run again without TVSIM_RECORD")
            return
        }
        let kept = try #require(InputFile.read(Laboratory.path(Self.file)))
        #expect(String(decoding: kept, as: UTF8.self) == text, "\(Self.file) differs; TVSIM_RECORD=1 rewrites it")
    }

    @Test func `There are scenarios to check`() {
        #expect(Self.scenarios.count > 40)
    }

    @Test(arguments: scenarios) func `Every scenario keeps to the schema and points to it`(name: String) throws {
        let scenario = try JSONValue(parsing: try #require(InputFile.read(Laboratory.path("Scenarios/\(name)"))))
        #expect(try Self.validator.get().problem(scenario) == nil)
        let up = String(repeating: "../", count: name.split(separator: "/").count - 1)
        #expect(scenario["$schema"]?.string == "\(up)scenario.schema.json")
    }

    /// Edits of a scenario that the reader refuses and the schema must refuse too: the key and what to put there.
    private static let mistakes: [(key: String, value: JSONValue?)] = [
        ("expct", []), ("name", ""), ("system", "trend-viewr"), ("seed", -1), ("seed", "one"),
        ("start", "yesterday"), ("until", "25:61"), ("until", "10 x"), ("expect", []), ("expect", nil), ("faults", [:]),
        ("settings", ["crawl.duraton": "10m"]), ("settings", ["crawl.duration": "ten"]),
        ("settings", ["spvpEngine": "gpt"]), ("settings", ["minProducts": true]),
        ("given", ["groups": [["id": 1]]]), ("given", ["groups": [["id": 1, "members": [], "subscription": "on"]]]),
        ("given", ["rows": ["gb_console.mals": []]]), ("given", ["rows": ["gb_console.malls": [["nmae": "x"]]]]),
        ("given", ["rows": ["gb_console.malls": [["name": 5]]]]),
        ("steps", [["run": "dataset:get-status"]]), ("steps", [["at": "1:1", "run": "dataset:get-status"]]),
        ("steps", [["at": "01:00", "run": "dataset:getstatus"]]), ("steps", [["at": "01:00", "note": "waits"]]),
        ("steps", [["at": "01:00", "run": "dataset:create", "sql": "SELECT 1"]]),
        ("steps", [["at": "01:00", "request": "PSOT /api"]]),
        ("steps", [["at": "01:00", "request": "POST /api", "to": "nowhere"]]),
        ("steps", [["at": "01:00", "request": "POST /api", "expect": ["status": "201"]]]),
        ("steps", [["at": "01:00", "retrigger": "analyser_batch", "dataset": 1]]),
        ("steps", [["at": "01:00", "retrigger": "analyzer_batch", "history": 1]]),
        ("faults", [["on": "crawlr", "do": ["fail": "CAPTCHA"]]]), ("faults", [["do": ["refuse": true]]]),
        ("faults", [["on": "analyzer_batch", "do": ["status": 500]]]),
        ("faults", [["on": "tv-python-api", "do": ["refuse": true, "status": 500]]]),
        ("faults", [["on": "tv-python-api", "do": ["refuse": false]]]),
        ("faults", [["on": "tv-python-api GTE /x", "do": ["refuse": true]]]),
        ("faults", [["on": "tv-python-api GET /datasets/*", "do": ["fail": "X"]]]),
        ("faults", [["on": "crawler", "where": ["inptu": "B0"], "do": ["fail": "CAPTCHA"]]]),
        ("faults", [["on": "analyzer_batch", "do": ["crash": "lable"]]]),
        ("faults", [["on": "analyzer_batch", "where": ["step": "lable"], "do": ["hang": true]]]),
        ("faults", [["on": "gb_console.notifications", "do": ["crash": true]]]),
        ("faults", [["on": "clock plg-api", "do": ["slow": "1h"]]]),
        ("faults", [["on": "plg-api", "answers": [99]]]),
        ("faults", [["on": "plg-api", "times": 0, "do": ["drop": true]]]),
        ("faults", [["on": "plg-api", "between": ["01:00"], "do": ["drop": true]]]),
        ("faults", [["on": "plg-api", "probability": .real(1.5), "do": ["drop": true]]]),
        ("expect", [["table": "histories", "count": 1]]), ("expect", [["because": "nothing is asked"]]),
        ("expect", [["table": "gb_console.malls", "row": ["nmae": "x"]]]),
        ("expect", [["table": "gb_console.wishlist_dataset_histories", "row": ["status": "Completd"]]]),
        ("expect", [["table": "gb_console.malls", "count": ["atLest": 1]]]),
        ("expect", [["slack": ["severity": "eror"]]]), ("expect", [["slack": [:], "mail": [:]]]),
        ("expect", [["http": "plg-ap POST /x"]]), ("expect", [["stuck": "nothing"]]),
        ("expect", [["stuck": ["table": "gb_console.malls", "where": ["x": 1]]]]),
        ("expect", [["invariants": ["I-99"]]]), ("expect", [["invariants": "all", "except": ["I-99": "x"]]]),
    ]

    @Test(arguments: mistakes.indices) func `The schema refuses what the reader refuses`(index: Int) throws {
        let (key, value) = Self.mistakes[index]
        let right = Laboratory.scenario(expect: [["stuck": "none"]])
        #expect(try Self.validator.get().problem(right) == nil)
        let wrong = right.with(key, value)
        #expect(
            try Self.validator.get().problem(wrong) != nil,
            "the schema accepts \(key) \(value?.text ?? "left out")"
        )
        #expect(throws: (any Error).self) { try Laboratory.read(wrong) }
    }
}
