import Foundation
import Testing
import Wire

/// What operators do when a dataset does not move (seed 002, "Troubleshooting"), word for word, on recorded runs.
@Suite struct TroubleshootingTests {
    private func rows(_ place: Result<Recording.Place, any Error>, _ file: String) throws -> JSONValue? {
        try Recording.ask(place, ["--sql-file", Recording.fixture(file)])["rows"]
    }

    // MARK: Check Data

    @Test(arguments: ["pending.sql", "stuck.sql"])
    func `words for an integer column find nothing, and the operator is told why`(file: String) throws {
        let record = try Recording.stuckAnalyzer.get().record
        let result = try Program.run(["inspect", record, "--sql-file", Recording.fixture(file)])
        #expect(result.status == 0)
        #expect(result.output.hasSuffix("(0 rows)\n"))
        let sentence =
            "gb_console.wishlist_dataset_histories.status is an integer, and MySQL reads 'Pending' and 'Analyzing' as "
            + "0; Pending is 1 and Analyzing is 2"
        #expect(result.diagnostics == "Warning: \(sentence).\n")
        let answer = try Recording.ask(Recording.stuckAnalyzer, ["--sql-file", Recording.fixture(file)])
        #expect(answer["warnings"] == [.string(sentence)])
    }

    @Test func `the same question in numbers finds the stuck dataset and how long it has been so`() throws {
        let literal = try String(contentsOfFile: Recording.fixture("stuck.sql"), encoding: .utf8)
        let numbers = literal.replacing("('Pending', 'Analyzing')", with: "(1, 2)")
        let answer = try Recording.ask(Recording.stuckAnalyzer, ["--sql", numbers])
        #expect(
            answer["columns"] == ["id", "dataset_id", "status", "updated_at", "minutes_stuck", "wishlist_name"]
        )
        #expect(answer["rows"] == [[1, 1, 2, "2026-01-05 00:35:00", 325, "Speakers"]])
        #expect(answer["warnings"] == [])
        let early = try Recording.ask(Recording.stuckAnalyzer, ["--sql", numbers, "--at", "02:00"])
        #expect(early["rows"] == [])
    }

    @Test func `recent status changes come latest first`() throws {
        #expect(
            try rows(Recording.analysisFailure, "recent.sql") == [
                [
                    3, 1, 1, "Status Update", "Dataset status changed: 2 -> 9", "2026-01-05 00:50:00", "Speakers", 1,
                ],
                [
                    2, 1, 1, "Status Update", "Dataset status changed: 1 -> 2", "2026-01-05 00:35:00", "Speakers", 1,
                ],
            ]
        )
        #expect(try rows(Recording.stuckAnalyzer, "recent.sql")?.array?.count == 1)
    }

    // MARK: Database Logs

    @Test func `a status that could be taken over left no failed attempt`() throws {
        #expect(try rows(Recording.analysisFailure, "failed-attempts.sql") == [])
        #expect(try rows(Recording.stuckAnalyzer, "failed-attempts.sql") == [])
    }

    @Test func `datasets with error messages are those that failed`() throws {
        #expect(
            try rows(Recording.analysisFailure, "error-messages.sql") == [
                [1, 1, "E_CLUSTER: analysis failed at cluster: E_CLUSTER", "2026-01-05 00:50:00", "Speakers"]
            ]
        )
        #expect(try rows(Recording.stuckAnalyzer, "error-messages.sql") == [])
    }

    // MARK: Check Logs

    private static let greps = [
        #"tail -n +1 storage/logs/laravel.log | grep -E "dataset:get-status""#,
        #"grep "AnalyzerApiService.*dataset.*detail" storage/logs/laravel.log | tail -20"#,
        #"grep "Dataset status changed" storage/logs/laravel.log | tail -10"#,
        #"grep -E "(ERROR|CRITICAL)" storage/logs/laravel.log | grep "dataset:get-status" | tail -10"#,
    ]

    /// How many lines each finds in the run whose polls time out.
    @Test(arguments: zip(greps, [10...1000, 4...20, 2...10, 1...10]))
    func `the log answers the operators' greps`(command: String, lines: ClosedRange<Int>) throws {
        let folder = try Recording.apiTimeout.get().logs
        let result = try Program.run(URL(filePath: "/bin/sh"), ["-c", command], in: folder)
        let found = result.output.split(separator: "\n")
        #expect(lines.contains(found.count), "\(result.output)\(result.diagnostics)")
        #expect(found.allSatisfy { $0.hasPrefix("[2026-01-05 ") })
    }

    @Test func `no error line is written of an analyzer that died in silence`() throws {
        let folder = try Recording.stuckAnalyzer.get().logs
        let result = try Program.run(URL(filePath: "/bin/sh"), ["-c", Self.greps[3]], in: folder)
        #expect(result.output.isEmpty)
    }

    @Test func `every service has a log of its own`() throws {
        let folder = try Recording.stuckAnalyzer.get().logs.appending(path: "storage/logs")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(names.contains("laravel.log"))
        #expect(names.contains("crawler.log"))
        let crawler = try String(contentsOf: folder.appending(path: "crawler.log"), encoding: .utf8)
        #expect(crawler.hasPrefix("[2026-01-05 00:"))
    }
}
