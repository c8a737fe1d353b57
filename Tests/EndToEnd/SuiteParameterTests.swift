import Foundation
import Testing
import Wire

/// Values that the command line of `tvsim test` gives to parameters and settings.
@Suite struct SuiteParameterTests {
    private static let withCases = """
        {
          "name": "cases", "system": "trend-viewer", "until": "1m", "matrix": { "reason": ["TIMEOUT", "CAPTCHA"] },
          "expect": [
            { "table": "crawler_v2.error_logs", "where": { "message": "${reason}" }, "count": 0 }
          ]
        }
        """

    private static let plain = """
        {
          "name": "plain", "system": "trend-viewer", "until": "1m",
          "expect": [{ "table": "crawler_v2.error_logs", "count": 0 }]
        }
        """

    /// Calls `body` with a folder that has a scenario with a parameter and one without.
    private func withSuite(_ body: (URL) throws -> Void) throws {
        try Scratch.withFolder { folder in
            try write(Self.withCases, "cases.json", in: folder)
            try write(Self.plain, "plain.json", in: folder)
            try body(folder)
        }
    }

    private func write(_ text: String, _ name: String, in folder: URL) throws {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }

    private func test(_ words: [String], in folder: URL) throws -> Program.Result {
        try Program.run(["test", ".", "--mocks", Program.project.appending(path: "Mocks").path] + words, in: folder)
    }

    @Test func `a parameter has its value in every scenario that has it, and in no other`() throws {
        try withSuite { folder in
            let result = try test(["--param", "reason=BLOCKED", "--report", "json"], in: folder)
            #expect(result.status == 0, "\(result.diagnostics)")
            let document = try JSONValue(parsing: Array(result.output.utf8))
            let cases = document["runs"]?.array?.map { $0["case"] ?? .null } ?? []
            #expect(cases.count == 2)
            #expect(cases.filter { $0 != .null } == ["reason=BLOCKED"])
        }
    }

    @Test(arguments: [
        (["--param", "raeson=x"], "the parameter 'raeson' of --param; they have 'reason'; did you mean \"reason\"?"),
        (["--param", "reason=x", "--filter", "plain"], "the parameter 'reason' of --param; none of them has any"),
        (["--param", "reason=x", "--param", "no=1", "--shard", "2/3"], "the parameter 'no' of --param"),
        (["--param", "reason"], "a name and a value such as"),
        (["--set", "crawl.duraton=2h"], "There is no setting 'crawl.duraton'. Did you mean 'crawl.duration'?"),
        (["--set", "crawl.duration=soon"], "See 'tvsim test --help'"),
    ]) func `a value for what no scenario has is a mistake`(words: [String], sentence: String) throws {
        try withSuite { folder in
            let result = try test(words, in: folder)
            #expect(result.status == 2)
            #expect(result.output.isEmpty)
            #expect(result.diagnostics.contains(sentence), "\(result.diagnostics)")
        }
    }

    @Test func `a parameter of a scenario that is broken is no mistake of the command line`() throws {
        try withSuite { folder in
            try write(Self.withCases.replacing("error_logs", with: "eror_logs"), "cases.json", in: folder)
            let result = try test(["--param", "reason=x"], in: folder)
            #expect(result.status == 2)
            #expect(result.diagnostics.contains("crawler_v2.eror_logs"), "\(result.diagnostics)")
        }
    }

    @Test func `a setting has its value in every run, and the line that repeats a run has it too`() throws {
        let words = ["Scenarios/happy-path.json", "--set", "crawl.duration=9h"]
        let result = try Program.run(["test"] + words)
        #expect(result.status == 1)
        #expect(
            result.output.contains("tvsim run Scenarios/happy-path.json --set crawl.duration=9h"),
            "\(result.output)"
        )
    }
}
