import Harness
import Testing
import Wire

/// A failure explains itself: which row and column, what instead, since when, and who wrote it last.
struct ExplanationTests {
    private static let history = "gb_console.wishlist_dataset_histories"

    @Test(
        arguments: [
            (
                ["table": "gb_console.wishlist_dataset_histories", "row": ["status": "Failed"]],
                "row 1: status is Completed (3), expected Failed (9) since 01:10, written by dataset:get-status at step update-status"
            ),
            (
                ["table": "gb_console.wishlist_dataset_histories", "row": ["status": "Completed"], "by": "01:05"],
                "row 1: status is Analyzing (2), expected Completed (3) since 00:35, written by dataset:get-status at step update-status"
            ),
            (
                ["table": "gb_console.wishlist_dataset_histories", "row": ["status": "Pending"], "at": "00:20"],
                "gb_console.wishlist_dataset_histories has no row at 00:20; nothing has written one"
            ),
            (
                ["table": "ds_analyzer.datasets", "where": ["id": 1], "count": 0],
                "found 1 at the end: row 1, written by tv-python-api at 00:30"
            ),
            (
                ["table": "gb_console.malls", "where": ["name": "Yahoo"], "count": 1],
                "gb_console.malls has no such row at the end; the nearest of its 2 rows:\n  row 1: name is 'Amazon', "
                    + "expected 'Yahoo' since the start\n  row 2: name is 'Rakuten'"
            ),
            (
                ["pusher": ["channel": "private-group.2", "event": "dataset.ready"], "count": 1],
                "there was none; the nearest of 2:\n  at 01:25 from trend-viewer-api: channel is \"private-group.1\", "
                    + "expected \"private-group.2\"\n  at 01:10 from dataset:get-status:\n    channel is"
            ),
            (
                ["pusher": ["channel": "private-group.1"], "count": 1],
                "there were 2, expected exactly 1 Pusher event:\n  01:10 from dataset:get-status\n  01:25 from trend-viewer-api; "
                    + "another run; event is \"dataset.ready\""
            ),
            (
                ["slack": ["kind": "dataset_completed"], "count": 1, "by": "01:00"],
                "there was none; one came at another time, at 01:10 from dataset:get-status"
            ),
            (
                ["http": "openai POST /v1/batches"],
                "there was none; the nearest of"
            ),
            (
                ["stuck": ["table": "gb_console.wishlist_dataset_histories"]],
                "found 0; nothing in gb_console.wishlist_dataset_histories is unfinished"
            ),
        ] as [(JSONValue, String)]
    ) func `An expectation that does not hold says what is instead, since when and by whom`(
        expectation: JSONValue,
        why: String
    ) throws {
        try Laboratory.expect(expectation, failsBecause: why)
    }

    @Test func `A request that is answered otherwise says status and body`() throws {
        let step: JSONValue = [
            "at": "00:02", "request": "GET /api/v1/wishlist-to-group/nowhere/histories", "as": "mika",
            "expect": ["status": 200],
        ]
        let report = try Laboratory.run(Laboratory.scenario(steps: [step], until: "00:03", expect: [["stuck": "none"]]))
        let why = try #require(try report.expectation("/api/v1/wishlist-to-group/nowhere/histories").why)
        #expect(why.hasPrefix("answered with status 404, expected 200; the body was {"))
    }

    @Test func `A fault that never strikes fails the scenario unless it is optional`() throws {
        let fault: JSONValue = ["on": "crawler", "where": ["input": "B0ZZ"], "do": ["fail": "CAPTCHA"]]
        let scenario = Laboratory.scenario(faults: [fault], expect: [["stuck": "none"]])
        let report = try Laboratory.run(scenario)
        #expect(report.verdict == .failed)
        #expect(report.faults.map(\.effect) == ["never struck: nothing that happened matched 'crawler'"])
        let optional = Laboratory.scenario(faults: [fault.with("optional", true)], expect: [["stuck": "none"]])
        #expect(try Laboratory.run(optional).verdict == .passed)
    }

    @Test func `What a step could not save is told where it is needed`() throws {
        let steps: [JSONValue] = [
            [
                "at": "00:02", "request": "GET /api/v1/wishlist-to-group/nowhere/histories", "as": "mika",
                "save": ["slug": "$.data.slug"],
            ],
            ["at": "00:03", "request": "GET /api/v1/wishlist-to-group/${slug}/histories", "expect": ["status": 200]],
        ]
        let report = try Laboratory.run(Laboratory.scenario(steps: steps, until: "00:04", expect: [["stuck": "none"]]))
        #expect(try report.expectation("${slug}").why == "not sent: ${slug} has not been saved by an earlier step")
    }
}
