import Harness
import Testing
import Wire

struct StuckTests {
    private static let history = "gb_console.wishlist_dataset_histories"

    @Test(
        arguments: [
            (["on": "analyzer_batch", "do": ["crash": "label"]], "analyzer_batch", "crashed at step label at 00:59"),
            (["on": "analyzer_batch", "do": ["hang": "cluster"]], "analyzer_batch", "hangs at step cluster at 00:47"),
            (
                ["on": "cloud-run POST */jobs/analyzer-batch:run", "do": ["drop": true]], "analyzer_batch",
                "analyzer_batch was never started for it"
            ),
            (
                ["on": "cloud-run POST */jobs/spvp-batch:run", "do": ["drop": true]], "spvp_batch",
                "spvp_batch was never started for it"
            ),
            (
                ["on": "trend-viewer-backend POST /callbacks/spvp-completed", "do": ["drop": true]], "spvp_batch",
                "spvp_batch started at 01:10, finished at 01:25; its message of 01:25 was lost on the way"
            ),
            (
                ["on": "trend-viewer-backend POST /callbacks/spvp-completed", "do": ["status": 503]], "spvp_batch",
                "its message of 01:25 was answered 503"
            ),
            (
                ["on": "tv-python-api GET /datasets/*", "after": "01:00", "do": ["status": 401]], "dataset:get-status",
                "the last, of 03:00, met: AnalyzerApiService dataset 1 detail failed"
            ),
            (
                ["on": "dataset:get-status", "after": "01:00", "do": ["skip": true]], "dataset:get-status",
                "the last of 00:55 was answered 200, and none came after it"
            ),
            (
                ["on": "dataset:get-status", "where": ["step": "poll"], "do": ["fail": "BUG"]], "dataset:get-status",
                "its runs halt at it, the last at 03:00: critical system error at dataset 1, further processing halted"
            ),
            (
                ["on": "dataset:get-status", "do": ["skip": true]], "dataset:get-status",
                "none was ever sent: dataset:get-status was never started"
            ),
            (
                ["on": "dataset:get-status", "do": ["crash": "query"]], "dataset:get-status",
                "none was ever sent: dataset:get-status started at 03:00, crashed at step query at 03:00"
            ),
            (
                ["on": "dataset:get-status", "after": "01:00", "times": 1, "do": ["hang": "commit"]],
                "dataset:get-status",
                "; the row is locked: dataset:get-status started at 01:10, hangs at step commit at 01:10"
            ),
        ] as [(JSONValue, String, String)]
    ) func `A stuck history names who should take it and why that does not happen`(
        fault: JSONValue,
        next: String,
        why: String
    ) throws {
        let report = try Laboratory.run(
            Laboratory.scenario(faults: [fault], expect: [["stuck": ["table": .string(Self.history)]]])
        )
        let stuck = try #require(report.stuck.first { $0.table == Self.history })
        #expect(stuck.isStuck)
        #expect(stuck.next == next)
        #expect(stuck.why.contains(why), "said: \(stuck.why)")
        #expect(report.verdict == .passed)
    }

    @Test(
        arguments: [
            (
                ["on": "tv-python-api POST /dataset/create", "times": 1, "do": ["wrongBody": "<html>"]],
                "ds_analyzer.datasets",
                "the answer to the request of dataset:create of 00:30 named no dataset"
            ),
            (
                ["on": "tv-python-api POST /dataset/create", "times": 1, "do": ["duplicate": true]],
                "ds_analyzer.datasets",
                "the request of dataset:create of 00:30 arrived twice, and its answer named dataset 1"
            ),
            (
                ["on": "dataset:create", "do": ["hang": "send"]], "gb_console.wishlist_to_groups",
                "no run has taken it since: dataset:create started at 03:00, hangs at step send at 03:00"
            ),
            (
                ["on": "analyzerdb:*", "do": ["skip": true]], "gb_console.summary_wishlist_products",
                "no run has looked for its data since: analyzerdb:sync-crawl-success-from-analyzer was never started"
            ),
        ] as [(JSONValue, String, String)]
    ) func `A row that nobody takes tells what its runs and requests met`(
        fault: JSONValue,
        table: String,
        why: String
    ) throws {
        let report = try Laboratory.run(
            Laboratory.scenario(faults: [fault], expect: [["stuck": ["table": .string(table)]]])
        )
        let stuck = try #require(report.stuck.first { $0.table == table })
        #expect(stuck.why.contains(why), "said: \(stuck.why)")
    }

    @Test func `A failed crawl whose list cannot be had says so, and blames no day`() throws {
        let report = try Laboratory.run(
            Laboratory.scenario(
                faults: [
                    ["on": "crawler", "do": ["fail": "CAPTCHA"]],
                    ["on": "plg-api GET /failed-list*", "do": ["status": 500]],
                ],
                expect: [["stuck": ["table": "gb_console.summary_wishlist_products"]]]
            )
        )
        let stuck = try #require(report.stuck.first { $0.table == "gb_console.summary_wishlist_products" })
        #expect(stuck.why.hasSuffix("but the request for the failed list of 03:00 was answered 500"), "\(stuck.why)")
    }

    @Test func `A row that would still move after the end is not stuck, and says when it moves`() throws {
        let report = try Laboratory.run(Laboratory.scenario(until: "00:45", expect: [["stuck": "none"]]))
        let row = try #require(report.stuck.first { $0.table == Self.history })
        #expect(!row.isStuck)
        #expect(row.why == "not stuck: dataset:get-status takes it at 01:10, after the run's end")
        #expect(report.verdict == .passed)
    }

    @Test func `Looking for what is stuck leaves the digest and the verdict of the run alone`() throws {
        let short = try Laboratory.run(
            Laboratory.scenario(until: "00:45", expect: [["slack": ["kind": "dataset_completed"], "count": 0]])
        )
        #expect(short.verdict == .passed)
        #expect(short.end.text(since: short.start) == "00:45")
    }

    @Test func `A history of whose end no user was told says why nobody will be`() throws {
        let fault: JSONValue = ["on": "write gb_console.notifications", "do": ["failWrite": true]]
        let report = try Laboratory.run(Laboratory.scenario(faults: [fault], expect: [["invariants": ["I-1"]]]))
        let row = try #require(report.stuck.first)
        #expect(row.next == "operator")
        #expect(row.why.contains("failed at 01:10: notification service error for dataset 1"), "said: \(row.why)")
    }

    @Test func `A crawl that never ends leaves its target stuck at the crawler`() throws {
        let fault: JSONValue = ["on": "crawler", "do": ["hang": "crawl"]]
        let report = try Laboratory.run(Laboratory.scenario(faults: [fault], expect: [["invariants": "all"]]))
        let row = try #require(report.stuck.first { $0.table == "gb_console.summary_wishlist_products" })
        #expect(row.next == "crawler")
        #expect(row.isStuck)
        #expect(report.stuck.contains { $0.table == "gb_console.wishlist_to_groups" })
    }

    @Test(
        arguments: [
            (["wrongBody": "<html>"], 1, "the answer to the request of dataset:create of 00:30 named no dataset"),
            (
                ["duplicate": true], 2,
                "the request of dataset:create of 00:30 arrived twice, and its answer named dataset 1"
            ),
            (
                ["delay": "2m"], 1,
                "the request of dataset:create of 00:30 arrived only then, when nobody waited for its answer"
            ),
            (["timeout": "after-accept"], 1, "the answer to dataset:create of 00:30 failed: "),
        ] as [(JSONValue, Int64, String)]
    ) func `A dataset without a history says how it came about`(
        action: JSONValue,
        dataset: Int64,
        why: String
    ) throws {
        let fault: JSONValue = ["on": "tv-python-api POST /dataset/create", "times": 1, "do": action]
        let report = try Laboratory.run(Laboratory.scenario(faults: [fault], expect: [["invariants": ["I-1"]]]))
        let row = try #require(report.stuck.first { $0.table == "ds_analyzer.datasets" && $0.isStuck })
        #expect(row.id == dataset)
        #expect(row.why.contains("no history has it, so nobody asks about it: \(why)"), "said: \(row.why)")
    }

    @Test func `A run that stores the last viewpoint batch and dies before it says so leaves the history stuck`() throws
    {
        let fault: JSONValue = ["on": "specific-viewpoint:check-batch-status", "do": ["crash": "finish"]]
        let report = try Laboratory.run(
            Laboratory.scenario(faults: [fault], settings: ["spvpEngine": "openai"], expect: [["invariants": "all"]])
        )
        let row = try #require(report.stuck.first { $0.table == Self.history })
        #expect(row.next == "operator")
        let why = "all 1 of its viewpoint batches are stored, and only the run that stores the last one moves it: "
        #expect(row.why.contains(why), "said: \(row.why)")
        #expect(row.why.hasSuffix("crashed at step finish at 02:10"), "said: \(row.why)")
    }

    @Test func `A wishlist whose subscription has ended says when, not that it is active`() throws {
        let group: JSONValue = ["id": 1, "members": ["mika"], "deadline": "00:20"]
        let scenario = Laboratory.scenario(expect: [["invariants": "all"]])
        let report = try Laboratory.run(scenario.with("given", ["groups": [group]]))
        let row = try #require(report.stuck.first { $0.table == "gb_console.wishlist_to_groups" })
        #expect(
            row.why == "dataset:create does not select it: subscription is active until 2026-01-05 00:20:00, "
                + "needs active at 2026-01-05 03:00:00"
        )
    }
}
