import Foundation
import Testing
import Wire

/// What `tvsim inspect --report json` prints keeps to its JSON Schemas, form by form.
@Suite struct InspectSchemaTests {
    /// Words behind a record, by the form that they ask for; together they show every object that a form can have.
    private static let lines: [(form: String, words: [[String]])] = [
        (
            "timeline",
            [
                ["--timeline"], ["--dataset", "1"], ["--kind", "story"], ["--process", "crawler"], ["--from", "06:00"],
            ]
        ),
        (
            "row",
            [
                ["--row", "wishlist_dataset_histories#1"], ["--row", "wishlist_to_groups#1"],
                ["--row", "summary_wishlist_products#1"], ["--row", "datasets#1"], ["--row", "groups#1"],
            ]
        ), ("http", [["--http", "all"], ["--http", "22"], ["--http", "failed"]]),
        ("at", [["--at", "0"], ["--at", "00:40"], ["--at", "2026-01-05T03:00:00Z"]]),
        (
            "sql",
            [
                ["--sql", "SELECT 1; SELECT NULL, 2.5, 'x', x'00ff'"],
                ["--sql", "SELECT id FROM wishlist_dataset_histories WHERE status = 'Analyzing'", "--at", "01:00"],
            ]
        ),
    ]

    @Test(arguments: lines) func `what a view prints keeps to its schema, and shows all of it`(
        form: String,
        words: [[String]]
    ) throws {
        let checker = try ReportChecker("inspect-\(form)")
        for place in [Recording.stuckAnalyzer, Recording.apiTimeout, Recording.analysisFailure] {
            for words in words {
                let result = try Program.run(["inspect", place.get().record, "--report", "json"] + words)
                guard result.status == 0 else {
                    // Not every run has every request.
                    #expect(words[0] == "--http" && result.status == 2, "\(result.diagnostics)")
                    continue
                }
                #expect(checker.problems(of: try JSONValue(parsing: Array(result.output.utf8))) == [], "\(words)")
            }
        }
        #expect(checker.reached == checker.objects)
    }

    @Test func `a difference keeps to its schema, and shows all of it`() throws {
        let checker = try ReportChecker("inspect-diff")
        let records = try [Recording.stuckAnalyzer, Recording.apiTimeout].map { try $0.get().record }
        for other in records {
            let result = try Program.run(["inspect", records[0], "--diff", other, "--report", "json"])
            #expect(result.status == (other == records[0] ? 0 : 1), "\(result.diagnostics)")
            #expect(checker.problems(of: try JSONValue(parsing: Array(result.output.utf8))) == [])
        }
        #expect(checker.reached == checker.objects)
    }

    @Test func `a record without an option keeps to the schema of runs`() throws {
        let result = try Program.run(["inspect", Recording.stuckAnalyzer.get().record, "--report", "json"])
        #expect(try ReportChecker("run").problems(of: JSONValue(parsing: Array(result.output.utf8))) == [])
    }
}
