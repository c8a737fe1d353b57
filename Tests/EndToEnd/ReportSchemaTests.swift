import Foundation
import Testing
import Wire

/// The JSON Schemas of reports: kept up to date, and true of what the commands print.
@Suite struct ReportSchemaTests {
    private static let names =
        ["run", "test", "validate", "list", "coverage", "bench"]
        + ["timeline", "row", "http", "at", "sql", "diff"].map { "inspect-\($0)" }

    @Test func `every schema of a report that the program can print is kept`() throws {
        let folder = Program.project.appending(path: "docs/schemas")
        let kept = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(kept == Self.names.map { "\($0).schema.json" }.sorted())
        let page = try Program.run(["schema", "--of", "nothing"]).diagnostics
        for name in Self.names { #expect(page.contains(name), "\(page)") }
    }

    @Test(arguments: names) func `the kept schema is the one that the program prints`(name: String) throws {
        let text = try ReportChecker.schema(of: name).text
        let file = Program.project.appending(path: "docs/schemas/\(name).schema.json")
        if ProcessInfo.processInfo.environment["TVSIM_RECORD"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(file.lastPathComponent); look at it, then run again")
            return
        }
        let kept = try? String(contentsOf: file, encoding: .utf8)
        #expect(kept == text, "\(file.lastPathComponent) differs; TVSIM_RECORD=1 rewrites it")
    }

    /// Command lines whose reports show every kind of object that there is.
    private static let lines: [(words: [String], status: Int32)] =
        [
            (
                [
                    "run", "Scenarios/crawl-failure.json", "Scenarios/stuck-analyzer.json",
                    "Scenarios/canaries/fault.json",
                ], 0
            ),
            (["run", "Scenarios/happy-path.json", "--seed", "18446744073709551615"], 0),
            (["run", "Scenarios/happy-path.json", "--set", "crawl.duration=9h"], 1),
            (["run", "Package.swift", "no-such-file.json", "Scenarios/happy-path.json"], 2),
            (["test", "Scenarios/canaries", "Scenarios/happy-path.json"], 0),
            (["test", "Scenarios/happy-path.json", "--repeat", "2"], 0),
            (["test", "Scenarios/happy-path.json", "--shard", "2/2"], 0),
            (["validate", "Scenarios/happy-path.json", "Package.swift", "no-such-file.json"], 2),
            (["coverage", "Scenarios/happy-path.json", "Scenarios/stuck-analyzer.json"], 1),
            (["coverage", "Scenarios/happy-path.json", "--missing"], 1),
        ]
        + ["systems", "commands", "settings", "faults", "invariants", "branches", "incidents"].map {
            (["list", $0], 0)
        }

    @Test(arguments: lines) func `what a command prints keeps to its schema`(words: [String], status: Int32) throws {
        let result = try Program.run(words + ["--report", "json"])
        #expect(result.status == status, "\(result.diagnostics)")
        let checker = try ReportChecker(words[0])
        #expect(checker.problems(of: try JSONValue(parsing: Array(result.output.utf8))) == [])
    }

    private static let mistakes: [(edit: @Sendable (inout JSONObject) -> Void, problem: String)] = [
        ({ $0["version"] = 2 }, "$.version is not 1"), ({ $0["suite"] = nil }, "$ has no suite"),
        ({ $0["more"] = true }, "$.more is in no schema"), ({ $0["runs"] = ["x"] }, "$.runs[0] is no object"),
        ({ $0["suite"] = ["passed": "1"] }, "$.suite.passed is no integer"),
    ]

    @Test func `a report that does not keep to the schema is found out`() throws {
        let checker = try ReportChecker("test")
        let result = try Program.run(["test", "Scenarios/happy-path.json", "--shard", "2/2", "--report", "json"])
        let report = try #require(try JSONValue(parsing: Array(result.output.utf8)).object)
        for (edit, problem) in Self.mistakes {
            var wrong = report
            edit(&wrong)
            #expect(checker.problems(of: .object(wrong)).contains(problem))
        }
    }
}
