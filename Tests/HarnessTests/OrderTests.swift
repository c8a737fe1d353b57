import Harness
import Testing
import Wire

/// What must happen in an order, across services (docs/scenarios.md).
struct OrderTests {
    private static func status(_ word: String) -> JSONValue {
        ["table": "gb_console.wishlist_dataset_histories", "row": ["status": .string(word)]]
    }

    private static let completed: JSONValue = ["pusher": ["event": "dataset.completed"]]
    private static let ready: JSONValue = ["pusher": ["event": "dataset.ready"]]
    private static let create: JSONValue = ["http": "tv-python-api POST /dataset/create", "status": 200]

    @Test(
        arguments: [
            ["order": [create, status("Pending"), status("Analyzing"), status("Completed"), completed, ready]],
            ["order": [status("Completed"), ["slack": ["kind": "dataset_completed"]], ready], "by": "01:25"],
            ["order": [status("Analyzing"), [ready, completed, ["mail": ["to": "*"]]]], "by": "01:25"],
            ["order": [["table": "gb_console.malls", "where": ["id": 1]], ["log": ["level": "info"]]]],
        ] as [JSONValue]
    ) func `What happens in its order holds`(expectation: JSONValue) throws {
        let report = try Laboratory.run(Laboratory.scenario(expect: [expectation]))
        #expect(report.expectations.last?.why == nil)
        #expect(report.verdict == .passed)
    }

    @Test(
        arguments: [
            (
                ["order": [ready, status("Completed")]],
                "out of order: element 2, gb_console.wishlist_dataset_histories: status is Completed, came at 01:10 by "
                    + "dataset:get-status at step update-status, before element 1, a Pusher event with event "
                    + "dataset.ready, which came at 01:25 from trend-viewer-api"
            ),
            (
                ["order": [status("Analyzing"), completed, ready], "by": "01:20"],
                "element 3, a Pusher event with event dataset.ready, was late: it came at 01:25 from trend-viewer-api, "
                    + "after 01:20\n  after element 1, gb_console.wishlist_dataset_histories: status is Analyzing, which "
                    + "came at 00:35 by dataset:get-status at step update-status\n  after element 2,"
            ),
            (
                ["order": [[ready, completed], status("Analyzing")]],
                "out of order: element 3, gb_console.wishlist_dataset_histories: status is Analyzing, came at 00:35 by "
                    + "dataset:get-status at step update-status, before element 1, a Pusher event with event dataset.ready,"
            ),
            (
                ["order": [status("Failed"), ready]],
                "element 1, gb_console.wishlist_dataset_histories: status is Failed, never happened: row 1: status is "
                    + "Completed (3), expected Failed (9) since 01:10"
            ),
            (
                ["order": [completed, ["slack": ["severity": "critical"]]]],
                "element 2, a Slack message with severity critical, never happened: the nearest of"
            ),
        ] as [(JSONValue, String)]
    ) func `What is early, late or missing is named`(expectation: JSONValue, why: String) throws {
        try Laboratory.expect(expectation, failsBecause: why)
    }
}
