import Harness
import Reporting
import Testing
import Wire

/// The report of a run as programs read it.
@Suite struct RunJSONTests {
    @Test func `a run has its fields in their order, times in ISO 8601`() {
        let run = RunJSON.run(Sample.failed)
        #expect(
            run["stuck"]?.text
                == #"[{"table":"gb_console.wishlist_dataset_histories","id":1,"state":"status Analyzing, spvp_status Pending","#
                + #""since":"2026-01-05T00:41:00Z","next":"dataset:get-status","why":"ds_analyzer.datasets #1 stays at "#
                + #"status 1: its analyzer_batch crashed at 00:52:00 and nothing starts another","isStuck":true}]"#
        )
        #expect(
            run["faults"]?[0]?.text
                == #"{"id":"crawler: hang","fired":0,"effect":"no crawl of B0B9 took place","held":false,"line":null,"#
                + #""text":"","file":null}"#
        )
        #expect(run["expectations"]?[0]?["why"] == .null)
        #expect(run["expectations"]?[1]?["line"] == 31)
        #expect(run["invariants"]?[2]?["judged"] == false)
        #expect(run["virtualSeconds"] == 21600)
        #expect(run["start"] == "2026-01-05T00:00:00Z")
        #expect(run["verdict"] == "failed")
    }

    @Test(arguments: [(0, "0"), (UInt64(Int64.max), "9223372036854775807"), (UInt64.max, "\"18446744073709551615\"")])
    func `a seed survives every reader`(seed: UInt64, text: String) {
        var report = Sample.passed
        report.seed = seed
        #expect(RunJSON.run(report)["seed"]?.text == text)
    }

    @Test func `an invalid file has the fields of a run`() {
        let invalid = RunJSON.invalid(file: "x.json", diagnostics: [["message": "no scenario"]])
        let keys = RunJSON.run(Sample.passed).object?.members.map(\.key) ?? []
        #expect(invalid.object?.members.map(\.key) == keys + ["diagnostics"])
    }

    @Test(arguments: [[], ["{}"], ["{}", "{}"]]) func `a document is one JSON object`(elements: [String]) throws {
        let document = try JSONValue(parsing: Array(RunJSON.document("runs", elements).utf8))
        #expect(document["version"] == 1)
        #expect(document["runs"]?.array?.count == elements.count)
    }
}
