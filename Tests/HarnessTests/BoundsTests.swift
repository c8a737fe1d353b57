import Harness
import Testing
import Wire

/// What must come after one thing and before another, said as a person says it (docs/scenarios.md).
struct BoundsTests {
    private static func status(_ word: String) -> JSONValue {
        ["table": "gb_console.wishlist_dataset_histories", "row": ["status": .string(word)]]
    }

    private static let completed: JSONValue = ["pusher": ["event": "dataset.completed"]]
    private static let ready: JSONValue = ["pusher": ["event": "dataset.ready"]]

    @Test(
        arguments: [
            ready.with("after", status("Completed")).with("before", "02:00"),
            ready.with("after", completed), completed.with("before", ready).with("count", 1),
            status("Completed").with("after", status("Analyzing")).with("before", ready),
            status("Completed").with("after", "01:00"), completed.with("after", "01:00").with("before", "01:11"),
            ["http": "slack", "after": "00:00:30", "before": "3h"],
            ["slack": ["severity": "error"], "after": status("Completed"), "count": 0],
        ] as [JSONValue]
    ) func `What comes within its bounds holds`(expectation: JSONValue) throws {
        let report = try Laboratory.run(Laboratory.scenario(expect: [expectation]))
        #expect(report.expectations.last?.why == nil)
    }

    @Test(
        arguments: [
            (
                completed.with("after", ready),
                "one came too early, at 01:10 from dataset:get-status: expected after a Pusher event with event "
                    + "dataset.ready, which came at 01:25 from trend-viewer-api"
            ),
            (
                ready.with("before", "01:20"),
                "there was none; one came at another time, at 01:25 from trend-viewer-api: expected before 01:20"
            ),
            (
                status("Analyzing").with("after", "01:00"),
                "it was so too early, at 00:35 by dataset:get-status at step update-status: expected after 01:00"
            ),
            (
                status("Completed").with("before", status("Analyzing")),
                "it was so too late, at 01:10 by dataset:get-status at step update-status: expected before "
                    + "gb_console.wishlist_dataset_histories: status is Analyzing, which came at 00:35 by"
            ),
            (
                status("Failed").with("after", "01:00"),
                "it never was so: row 1: status is Completed (3), expected Failed (9) since 01:10"
            ),
            (
                ready.with("after", status("Failed")),
                "gb_console.wishlist_dataset_histories: status is Failed, after which it is expected, never happened: row 1"
            ),
            (
                ready.with("after", "01:00").with("count", 2),
                "there was only 1, at 01:25 from trend-viewer-api; the nearest of"
            ),
        ] as [(JSONValue, String)]
    ) func `What comes outside its bounds says when both came and from whom`(
        expectation: JSONValue,
        why: String
    ) throws {
        try Laboratory.expect(expectation, failsBecause: why)
    }

    @Test func `A step checks rows as they are then, and messages up to then`() throws {
        let steps: [JSONValue] = [
            ["at": "00:40", "check": [Self.status("Analyzing"), Self.completed.with("count", 0)]],
            [
                "at": "01:00", "name": "half way",
                "check": [Self.status("Completed").with("because", "it is early"), Self.completed],
            ],
        ]
        let report = try Laboratory.run(Laboratory.scenario(steps: steps, expect: [["stuck": "none"]]))
        let checks = report.expectations.dropFirst().prefix(4)
        #expect(checks.map(\.held) == [true, true, false, false])
        #expect(
            checks.compactMap(\.why).map { $0.prefix { $0 != ";" } } == [
                "row 1: status is Analyzing (2), expected Completed (3) since 00:35, written by dataset:get-status at step "
                    + "update-status", "there was none",
            ]
        )
        #expect(checks.map(\.text)[2].hasSuffix("status is Completed at 01:00 (it is early)"))
    }
}
