import Harness
import Testing
import Wire

/// Expectations over time: always, never, eventually, between (docs/scenarios.md).
struct OverTimeTests {
    // The golden trace: Pending at 00:30, Analyzing at 00:35, Completed at 01:10.
    @Test(
        arguments: [
            ["row": ["status": "Analyzing"], "always": true, "between": ["00:35", "01:05"]],
            ["row": ["status": "Analyzing"], "always": true, "between": ["00:40", "00:50"]],
            ["where": ["status": "Completed"], "row": ["dataset_id": 1], "always": true],
            ["row": ["status": "Failed"], "never": true],
            ["row": ["status": "Completed"], "never": true, "by": "01:05"],
            ["row": ["status": "Analyzing"], "never": true, "between": ["01:10", "02:00"]],
            ["row": ["status": "Analyzing"], "eventually": true],
            ["row": ["status": "Analyzing"], "between": ["00:31", "00:36"]],
            ["row": ["status": "Pending"], "between": ["00:31", "00:36"]],
            ["count": ["atMost": 1], "always": true], ["count": 1, "always": true, "between": ["00:30", "03:00"]],
            ["where": ["status": "Analyzing"], "absent": true, "between": ["00:50", "01:20"]],
        ] as [JSONValue]
    ) func `What is so over time holds`(rows: JSONValue) throws {
        let expectation = rows.with("table", "gb_console.wishlist_dataset_histories")
        let report = try Laboratory.run(Laboratory.scenario(expect: [expectation]))
        #expect(report.expectations.last?.why == nil)
        #expect(report.verdict == .passed)
    }

    @Test(
        arguments: [
            (
                ["row": ["status": "Analyzing"], "always": true, "between": ["00:35", "02:00"]],
                "broken at 01:10: row 1: status is Completed (3), expected Analyzing (2) since 01:10, written by "
                    + "dataset:get-status at step update-status"
            ),
            (
                ["row": ["status": "Pending"], "always": true],
                "broken at 00:35: row 1: status is Analyzing (2), expected Pending (1) since 00:35"
            ),
            (
                ["row": ["status": "Completed"], "always": true],
                "broken at 00:30, until 01:10: row 1: status is Pending (1), expected Completed (3)"
            ),
            (
                ["where": ["slug": "nothing"], "row": ["status": "Pending"], "always": true],
                "no row was ever meant: gb_console.wishlist_dataset_histories has no such row at 03:00; its only row"
            ),
            (
                ["count": 1, "always": true],
                "broken at 00:00, until 00:30: gb_console.wishlist_dataset_histories has no row"
            ),
            (
                ["row": ["status": "Analyzing"], "never": true],
                "there was one at 00:35, until 01:10: row 1: status is Analyzing (2) since 00:35, written by "
                    + "dataset:get-status at step update-status"
            ),
            (
                ["row": ["status": "Completed"], "never": true, "between": ["02:00", "02:30"]],
                "there was one at 02:00: row 1: status is Completed (3) since 01:10, written by dataset:get-status"
            ),
            (
                ["row": ["status": "Failed"], "eventually": true],
                "row 1: status is Completed (3), expected Failed (9) since 01:10"
            ),
            (
                ["row": ["status": "Completed"], "between": ["00:40", "01:00"]],
                "row 1: status is Analyzing (2), expected Completed (3) since 00:35"
            ),
        ] as [(JSONValue, String)]
    ) func `What is not so over time says when it broke first and who wrote it`(rows: JSONValue, why: String) throws {
        let expectation = rows.with("table", "gb_console.wishlist_dataset_histories")
        try Laboratory.expect(expectation, failsBecause: why)
    }

    @Test func `Messages and requests count within their time`() throws {
        let completed: JSONValue = [
            "pusher": ["event": "dataset.completed"], "between": ["01:10", "01:10"], "count": 1,
        ]
        let early: JSONValue = ["pusher": ["event": "dataset.completed"], "between": ["00:10", "01:00"]]
        let report = try Laboratory.run(Laboratory.scenario(expect: [completed, early]))
        #expect(report.expectations[1].held)
        #expect(
            report.expectations[2].why == "there was none; one came at another time, at 01:10 from dataset:get-status"
        )
    }

    @Test func `A state that was rolled back was never there`() throws {
        let fault: JSONValue = [
            "on": "dataset:get-status", "between": ["01:10", "01:11"], "do": ["crash": "commit"],
        ]
        let table: JSONValue = ["table": "gb_console.wishlist_dataset_histories"]
        let never = table.with("row", ["status": "Completed"]).with("never", true).with("by", "01:11")
        let later = table.with("row", ["status": "Completed"]).with("by", "01:20")
        let report = try Laboratory.run(Laboratory.scenario(faults: [fault], expect: [never, later]))
        #expect(report.expectations.filter { !$0.held } == [])
    }

    @Test func `What was told of a state that was rolled back is found`() throws {
        let crash: JSONValue = ["on": "dataset:get-status", "between": ["01:10", "01:11"], "do": ["crash": "commit"]]
        let expect: [JSONValue] = [
            ["pusher": ["event": "dataset.completed", "rolledBack": true], "count": 1],
            ["pusher": ["event": "dataset.completed", "rolledBack": false], "count": 1],
            ["pusher": ["rolledBack": true], "count": 0],
            ["http": "tv-python-api GET /datasets/*", "rolledBack": true, "count": 0],
        ]
        let results = try Laboratory.run(Laboratory.scenario(faults: [crash], expect: expect)).expectations.dropFirst()
        #expect(results.map(\.held) == [true, true, false, true])
        let why = results.compactMap(\.why)
        #expect(
            why == [
                "there was 1, expected no Pusher event: 01:10 from dataset:get-status; the run crashed at step commit at "
                    + "01:10; what it had written was rolled back at 01:10"
            ]
        )
        let early: JSONValue = ["commitPoint": "beforeSideEffects"]
        let healthy = try Laboratory.run(Laboratory.scenario(settings: early, expect: [expect[2], expect[3]]))
        #expect(healthy.verdict == .passed)
    }
}
