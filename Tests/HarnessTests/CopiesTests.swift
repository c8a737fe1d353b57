import Harness
import Testing
import Wire

/// Exactly once: what is there too often is listed, each with who made it and why it was made again.
struct CopiesTests {
    private static let completed: JSONValue = ["pusher": ["event": "dataset.completed"], "count": 1]

    private func why(
        _ expectation: JSONValue,
        _ faults: [JSONValue] = [],
        settings: JSONValue = [:]
    ) throws -> String? {
        try Laboratory.run(Laboratory.scenario(faults: faults, settings: settings, expect: [expectation]))
            .expectations.last?.why
    }

    @Test func `A message that a rolled back run sent before the next one is told of both`() throws {
        let crash: JSONValue = ["on": "dataset:get-status", "between": ["01:10", "01:11"], "do": ["crash": "commit"]]
        #expect(
            try why(Self.completed, [crash]) == """
                there were 2, expected exactly 1 Pusher event:
                  01:10 from dataset:get-status; the run crashed at step commit at 01:10; what it had written was rolled back \
                at 01:10
                  01:15 from dataset:get-status; another run
                """
        )
    }

    @Test func `A message that a fault doubled names the fault`() throws {
        let twice: JSONValue = ["id": "twice", "on": "pusher", "times": 1, "do": ["duplicate": true]]
        #expect(
            try why(Self.completed, [twice]) == """
                there were 2, expected exactly 1 Pusher event:
                  01:10 from dataset:get-status
                  01:10 from dataset:get-status: the same request again, doubled by the fault twice
                """
        )
    }

    @Test func `Messages of one run say so, with the fields that differ`() throws {
        let text = try #require(try why(["pusher": ["channel": "private-*"], "count": 1]))
        #expect(text.hasPrefix("there were 2, expected exactly 1 Pusher event:\n  01:10 from dataset:get-status\n"))
        #expect(text.contains("\n  01:25 from trend-viewer-api; another run; event is \"dataset.ready\""))
    }

    @Test func `Rows that are there too often are listed with their writers`() throws {
        let text = try #require(try why(["table": "gb_console.summary_wishlist_products", "count": 0]))
        #expect(text.hasPrefix("found 1 at the end: row 1, written by trend-viewer-api"), "\(text)")
        let rows = try #require(try why(["table": "crawler_v2.configs", "count": 1]))
        let lines = rows.split(separator: "\n")
        #expect(lines[0].hasPrefix("found ") && lines[0].hasSuffix(" at the end:"), "\(rows)")
        #expect(lines[1].hasPrefix("  row 1, written by plg-api"), "\(rows)")
    }

    @Test(
        arguments: [
            (["pusher": ["event": "dataset.*"], "per": "event"], nil),
            (["pusher": ["event": "dataset.*"], "per": ["channel", "event"]], nil),
            (["pusher": ["event": "nothing"], "per": "event", "count": ["atMost": 1]], nil),
            (["table": "gb_console.notifications", "per": ["notifiable_id", "type"]], nil),
            (["http": "tv-python-api GET /datasets/*", "per": "path", "count": ["atLeast": 2]], nil),
            (
                ["pusher": ["event": "dataset.*"], "per": "channel"],
                "there were 2 with channel \"private-group.1\", expected exactly 1 Pusher event:\n  01:10"
            ),
            (["pusher": ["event": "nothing"], "per": "event"], "there was none; the nearest of 2"),
            (
                ["table": "crawler_v2.configs", "per": "mall_id"],
                "found "
            ),
        ] as [(JSONValue, String?)]
    ) func `A count can be asked of each`(expectation: JSONValue, why expected: String?) throws {
        let found = try why(expectation)
        if let expected { #expect(found?.hasPrefix(expected) == true, "said: \(found ?? "nothing")") }
        if expected == nil { #expect(found == nil) }
    }
}
