import Harness
import Testing
import Wire

struct InvariantTests {
    private static let history = "gb_console.wishlist_dataset_histories"

    /// A statement by which an operator breaks each invariant in a finished healthy run.
    private static let breaks: [(id: String, sql: String)] = [
        ("I-1", "UPDATE ds_analyzer.datasets SET status = 2, progress = 85 WHERE id = 1"),
        ("I-2", "UPDATE \(history) SET status = 2 WHERE id = 1"),
        ("I-3", "UPDATE ds_analyzer.datasets SET progress = 97 WHERE id = 1"),
        (
            "I-4",
            """
            INSERT INTO \(history) (wishlist_to_group_id, dataset_id, slug, status) \
            VALUES (1, 1, 'a', 1), (1, 1, 'b', 2)
            """
        ),
        ("I-5", "DELETE FROM \(history) WHERE id = 1"),
        ("I-6", "UPDATE gb_console.summary_wishlist_products SET sending_status = 0 WHERE id = 1"),
        ("I-8", "DELETE FROM gb_console.notifications WHERE id = 1"),
        (
            "I-9",
            """
            INSERT INTO ds_analyzer.review_sentence_spvp (dataset_id, review_sentence_id, specific_viewpoint_id, created_at) \
            SELECT dataset_id, review_sentence_id, specific_viewpoint_id, created_at \
            FROM ds_analyzer.review_sentence_spvp WHERE id = 1
            """
        ),
        (
            "I-10",
            "UPDATE crawler_v2.configs SET status = 1, summary_id = 1, data_type = 'SummaryProduct' WHERE id IN (1, 2)"
        ),
    ]

    @Test(arguments: breaks) func `Each invariant finds the row that breaks it`(id: String, sql: String) throws {
        let steps: [JSONValue] =
            id == "I-5"
            ? [
                ["at": "02:00", "sql": "DELETE FROM gb_console.wishlist_dataset_creation_logs"],
                ["at": "02:01", "sql": .string(sql)],
            ] : [["at": "02:01", "sql": .string(sql)]]
        let report = try Laboratory.run(
            Laboratory.scenario(steps: steps, until: "02:02", expect: [["invariants": [.string(id)]]])
        )
        let result = try #require(report.invariants.first { $0.id == id })
        #expect(!result.held)
        #expect(result.isJudged)
        #expect(report.verdict == .failed)
    }

    @Test func `A status change without its log row breaks I-7`() throws {
        let fault: JSONValue = [
            "on": "gb_console.wishlist_dataset_creation_logs", "where": ["operation": "insert"], "after": "00:33",
            "times": 1, "do": ["failWrite": true],
        ]
        let report = try Laboratory.run(Laboratory.scenario(faults: [fault], expect: [["invariants": ["I-7"]]]))
        #expect(
            report.invariants.first { $0.id == "I-7" }?.why
                == "broken by history 1: its status changed 2 times, 1 log rows say so"
        )
    }

    @Test func `An invariant that the scenario does not ask for is told but does not fail the run`() throws {
        let step: JSONValue = ["at": "02:01", "sql": "DELETE FROM gb_console.notifications"]
        let report = try Laboratory.run(
            Laboratory.scenario(
                steps: [step],
                until: "02:02",
                expect: [["invariants": "all", "except": ["I-8": "cleaned up"]]]
            )
        )
        #expect(report.verdict == .passed)
        #expect(report.invariants.filter { !$0.held }.map(\.id) == ["I-8"])
    }
}
