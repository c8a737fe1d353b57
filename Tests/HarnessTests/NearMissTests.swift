import Harness
import Testing
import Wire

/// What came nearest, nearest first, field by field (docs/scenarios.md).
struct NearMissTests {
    private func why(_ expectation: JSONValue, _ faults: [JSONValue] = []) throws -> String {
        try Laboratory.run(Laboratory.scenario(faults: faults, expect: [expectation])).expectations.last?.why ?? ""
    }

    @Test func `Several near misses stand in lines, those that miss the same once`() throws {
        let lines = try why(["pusher": ["channel": "private-group.2", "event": "dataset.reedy"]]).split(separator: "\n")
        #expect(
            lines == [
                "there was none; the nearest of 2:", "  at 01:25 from trend-viewer-api:",
                "    channel is \"private-group.1\", expected \"private-group.2\"",
                "    event is \"dataset.ready\", expected \"dataset.reedy\"", "  at 01:10 from dataset:get-status:",
                "    channel is \"private-group.1\", expected \"private-group.2\"",
                "    event is \"dataset.completed\", expected \"dataset.reedy\"",
            ]
        )
        let same = try why(["slack": ["severity": "critical"]])
        #expect(same.contains("more that miss the same): severity is \"info\", expected \"critical\""), "\(same)")
    }

    @Test(
        arguments: [
            ("*B0ZZ*", "has no \"B0ZZ\"; it is \""), ("x*", "does not begin with \"x\"; it is \""),
            ("*x!", "does not end with \"x!\"; it is \""),
        ]
    ) func `A text that misses a part of its pattern says which`(pattern: String, phrase: String) throws {
        let text = try why(["slack": ["kind": "dataset_completed", "text": .string(pattern)]])
        #expect(text.contains("text \(phrase)"), "\(text)")
    }

    @Test func `Data says every part that differs`() throws {
        let text = try why(["pusher": ["event": "dataset.completed", "data": ["status": 4, "nothing": ["a": 1]]]])
        #expect(text.contains("$.status is 3, expected 4; $.nothing is missing, expected {\"a\":1}"), "\(text)")
    }

    @Test func `Of what fits but comes too seldom the others are told`() throws {
        let text = try why(["pusher": ["event": "dataset.completed"], "count": 2])
        #expect(
            text == """
                there was only 1, at 01:10 from dataset:get-status; the nearest of 1 other, at 01:25 from trend-viewer-api: \
                event is "dataset.ready", expected "dataset.completed"
                """
        )
    }

    @Test func `Rows that are near are ordered by what they miss`() throws {
        let text = try why(["table": "gb_console.malls", "where": ["name": "Rakutan", "id": 2]])
        #expect(text.hasPrefix("gb_console.malls has no such row at the end; the nearest of its 2 rows"), "\(text)")
        let first = try #require(text.split(separator: "\n").first { $0.hasPrefix("  row ") })
        #expect(first.contains("row 2"), "\(text)")
    }

    @Test func `A row that was so before says from when to when`() throws {
        let text = try why(["table": "gb_console.wishlist_dataset_histories", "row": ["status": "Analyzing"]])
        #expect(text.hasSuffix("\nrow 1 was so from 00:35 until 01:10"), "\(text)")
    }

    @Test func `A stuck row that is another says in what it differs`() throws {
        let lost: JSONValue = ["on": "cloud-run POST */spvp-batch:run", "do": ["drop": true]]
        let text = try why(
            [
                "stuck": [
                    "table": "gb_console.wishlist_dataset_histories", "where": ["status": "Failed"], "next": "operator",
                ]
            ],
            [lost]
        )
        #expect(text.hasPrefix("found 0; the nearest of 1:\n  row 1, stuck ("), "\(text)")
        #expect(
            text.contains("\n    status is Completed (3), expected Failed (9)\n    next is \"spvp_batch\""),
            "\(text)"
        )
    }

    @Test func `An answer says every part of its body that differs`() throws {
        let step: JSONValue = [
            "at": "00:02", "request": "GET /api/v1/wishlist-to-group/nowhere/histories", "as": "mika",
            "expect": ["body": ["code": "x", "message": "y"]],
        ]
        let scenario = Laboratory.scenario(steps: [step], until: "00:03", expect: [["stuck": "none"]])
        let why = try #require(
            try Laboratory.run(scenario).expectation("/api/v1/wishlist-to-group/nowhere/histories").why
        )
        #expect(why.hasPrefix("the body differs:\n  $.code is "), "\(why)")
    }
}
