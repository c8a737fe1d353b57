import Harness
import Testing
import Wire

/// The golden trace of reference trend-viewer §5, with the documents' own durations and no latency.
struct GoldenTraceTests {
    private static let summary = "gb_console.summary_wishlist_products"
    private static let history = "gb_console.wishlist_dataset_histories"
    private static let dataset = "ds_analyzer.datasets"

    private static let trace: [(at: String, table: String, row: JSONValue)] = [
        ("00:01", "gb_console.wishlist_to_groups", ["status": "Active"]),
        ("00:01", summary, ["crawl_status": "New", "sending_status": "NotSent"]),
        ("00:04", summary, ["crawl_status": "New"]),
        ("00:05", summary, ["crawl_status": "InProgress", "sending_status": "Sent"]),
        ("00:14", summary, ["crawl_status": "InProgress"]),
        ("00:15", summary, ["crawl_status": "Success"]),
        ("00:19", "analyzer_v2.products", ["embedding_status": "Pending"]),
        ("00:20", "analyzer_v2.products", ["embedding_status": "Done"]),
        ("00:30", dataset, ["status": "Pending", "progress": 0]),
        ("00:30", history, ["status": "Pending", "spvp_status": "Pending"]),
        ("00:31", dataset, ["status": "Pending", "progress": 0]),
        ("00:32", dataset, ["status": "Processing", "progress": 25]),
        ("00:34", history, ["status": "Pending"]),
        ("00:35", history, ["status": "Analyzing", "spvp_status": "Pending"]),
        ("01:09", dataset, ["status": "Processing"]),
        ("01:09", history, ["status": "Analyzing"]),
        ("01:10", dataset, ["status": "Completed", "progress": 100]),
        ("01:10", history, ["status": "Completed", "spvp_status": "Analyzing"]),
        ("01:24", history, ["status": "Completed", "spvp_status": "Analyzing"]),
        ("01:25", history, ["status": "Completed", "spvp_status": "Completed"]),
    ]

    @Test func `With the documented durations the run follows the golden trace minute by minute`() throws {
        let expectations = Self.trace.map { entry -> JSONValue in
            ["table": .string(entry.table), "row": entry.row, "at": .string(entry.at)]
        }
        let messages: [JSONValue] = [
            ["slack": ["kind": "dataset_completed"], "count": 1, "at": "01:10"],
            ["pusher": ["event": "dataset.completed"], "count": 1, "at": "01:10"],
            ["slack": ["kind": "workflow_completed"], "count": 1, "at": "01:25"],
            ["pusher": ["event": "dataset.ready"], "count": 1, "at": "01:25"],
            ["stuck": "none"], ["invariants": "all"],
        ]
        let report = try Laboratory.run(Laboratory.scenario(expect: expectations + messages))
        #expect(report.expectations.filter { !$0.held } == [])
        #expect(report.verdict == .passed)
    }

    @Test func `The example of the language's design runs as it stands`() throws {
        let path = Laboratory.path("Tests/HarnessTests/Fixtures/design-example.json")
        let report = try Laboratory.run(JSONValue(parsing: try #require(InputFile.read(path))))
        #expect(report.expectations.filter { !$0.held } == [])
        #expect(report.faults.map(\.fired) == [1, 2])
        #expect(report.verdict == .passed)
    }
}
