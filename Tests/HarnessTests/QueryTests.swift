import Harness
import Testing
import Wire

/// Statements of operators as expectations.
struct QueryTests {
    private static let fault: JSONValue = ["on": "analyzer_batch", "do": ["crash": "label"]]

    private func why(_ query: String, rows: JSONValue = 1) throws -> String? {
        let report = try Laboratory.run(
            Laboratory.scenario(faults: [Self.fault], expect: [["query": .string(query), "rows": rows]])
        )
        return try report.expectation("returned by").why
    }

    @Test(
        arguments: [
            ("SELECT id FROM wishlist_dataset_histories WHERE status = 2", 1),
            ("SELECT id FROM wishlist_dataset_histories WHERE status IN ('Pending', 'Analyzing')", 0),
            (
                "SELECT id FROM gb_console.wishlist_dataset_histories WHERE updated_at < DATE_SUB(NOW(), INTERVAL 2 HOUR)",
                1
            ),
            ("SELECT id FROM wishlist_dataset_histories WHERE updated_at < DATE_SUB(NOW(), INTERVAL 3 HOUR)", 0),
        ] as [(String, JSONValue)]
    ) func `A statement is asked in MySQL's words at the end of the run`(query: String, rows: JSONValue) throws {
        #expect(try why(query, rows: rows) == nil)
    }

    @Test func `A count that is wrong shows what came back`() throws {
        let why = try #require(try why("SELECT id, status FROM wishlist_dataset_histories", rows: 2))
        #expect(why == "it returned 1: id 1, status 2")
    }

    @Test func `A statement that fails only when it is asked is no expectation that holds`() throws {
        let why = try why("SELECT abs(-9223372036854775806 - status) FROM wishlist_dataset_histories", rows: 0)
        #expect(why == "the statement is wrong: integer overflow")
    }
}
