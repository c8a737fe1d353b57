import Simulation
import Storage
import Testing
import TrendViewer
import Wire

struct GetStatusCompletionTests {
    private func completing(
        _ settings: [String: SettingValue] = [:],
        faults: [FaultRule] = []
    ) throws -> Bench {
        let bench = try Bench(settings, faults: faults)
        try bench.givenHistory()
        bench.remote(Bench.detail(status: 3))
        return bench
    }

    @Test func `A completed dataset is taken over in the documented order`() throws {
        let bench = try completing()
        try bench.givenViewpoint()
        try bench.run("dataset:get-status")
        #expect(
            bench.branches == [
                "S.F.manual", "S.1.start", "S.1.found", "S.2.request", "S.2.detail", "S.3.changed", "S.4.batch-jobs",
                "S.4.notification", "S.4.slack", "S.6.completion", "S.7.commit", "W.4.sync-history", "W.5.trigger",
                "S.7.summary",
            ]
        )
        let hosts = bench.network.exchanges.map(\.host)
        #expect(hosts == ["tv-python-api", "mail", "slack", "pusher", "cloud-run", "slack"])
        #expect(try bench.historyStatus() == ["3", "2"])
        #expect(
            try bench.rows("SELECT wl_spec_vp_id, log_creation_status FROM gb_analyzer.batch_jobs_vps") == [["1", "1"]]
        )
        let notification = try #require(
            try bench.rows("SELECT notifiable_id, data FROM gb_console.notifications").first
        )
        #expect(notification[0] == "1")
        #expect(notification[1].contains(#""kind":"dataset_completed""#))
        #expect(bench.sent(to: "mail").first?["to"] == ["mika@example.com"])
        let event = try #require(bench.sent(to: "pusher").first)
        #expect(event["channels"] == ["private-group.1"])
        let payload =
            #"{"wishlist_slug":"speakers","history_slug":"speakers-7","dataset_id":7,"status":3,"spvp_status":2}"#
        #expect(event["data"]?.string == payload)
        let job = bench.sent(to: "cloud-run").first?["overrides"]?["containerOverrides"]?[0]?["env"]
        #expect(job == [["name": "HISTORY_ID", "value": "1"], ["name": "DATASET_ID", "value": "7"]])
    }

    @Test func `Nobody sees the new status before the commit, which comes after the broadcast`() throws {
        let bench = try completing()
        let seen = Box<[String]>([])
        bench.answers["pusher"] = { [database = bench.database, world = bench.world] _ in
            world.spawn("onlooker") { process in
                let session = database.session(for: process, access: .init(writes: [], reads: ["gb_console"]))
                let rows = try session.query("SELECT status FROM gb_console.wishlist_dataset_histories")
                seen.value = rows.map { $0["status"].description }
            }
            return HTTPResponse(200, json: [:])
        }
        try bench.run("dataset:get-status")
        #expect(seen.value == ["2"])
        #expect(try bench.historyStatus() == ["3", "2"])
    }

    @Test func `With the other commit point the status is there before the first message`() throws {
        let bench = try completing(
            ["commitPoint": .text("beforeSideEffects")],
            faults: [.atStep("broadcast", of: "dataset:get-status", .crash)]
        )
        try bench.run("dataset:get-status")
        #expect(try bench.historyStatus() == ["3", "2"])
    }

    @Test func `A crash after the messages rolls back, and the next run sends them again`() throws {
        let bench = try completing(faults: [.atStep("commit", of: "dataset:get-status", .crash)])
        try bench.givenViewpoint()
        try bench.run("dataset:get-status")
        #expect(try bench.historyStatus() == ["2", "1"])
        #expect(try bench.rows("SELECT id FROM gb_console.notifications").isEmpty)
        // The other server keeps its rows (FM-33).
        #expect(try bench.rows("SELECT id FROM gb_analyzer.batch_jobs_vps").count == 1)
        try bench.run("dataset:get-status")
        #expect(try bench.historyStatus() == ["3", "2"])
        #expect(bench.pusherEvents == ["dataset.completed", "dataset.completed"])
        #expect(try bench.rows("SELECT id FROM gb_analyzer.batch_jobs_vps").count == 2)
    }

    @Test(
        arguments: [("rollBack", ["2", "1"]), ("goOn", ["3", "2"])],
        ["gb_analyzer.batch_jobs_vps", "gb_console.wishlist_to_groups"]
    ) func `A completion goes on without what cannot be written only where it is told to`(
        choice: (setting: String, history: [String]),
        table: String
    ) throws {
        let fault = FaultRule(
            id: "fails",
            site: .write,
            target: GlobPattern(table),
            conditions: [.init(attribute: "process", pattern: "dataset:get-status")],
            actions: [.failWrite]
        )
        let bench = try completing(["completionError": .text(choice.setting)], faults: [fault])
        try bench.givenViewpoint()
        try bench.given("UPDATE gb_console.wishlist_to_groups SET manual_request = 1")
        try bench.run("dataset:get-status")
        #expect(try bench.historyStatus() == choice.history)
        #expect(bench.log.contains { $0.contains("ERROR") && $0.contains("failed by a scripted fault") })
        let flag = try bench.rows("SELECT manual_request FROM gb_console.wishlist_to_groups")
        #expect(flag == [[table.hasSuffix("vps") && choice.setting == "goOn" ? "0" : "1"]])
    }

    @Test func `A batch job error rolls the dataset back before anything is sent`() throws {
        let bench = try completing(faults: [.failingWrite(on: "gb_analyzer.batch_jobs_vps")])
        try bench.givenViewpoint()
        try bench.run("dataset:get-status")
        #expect(try bench.historyStatus() == ["2", "1"])
        #expect(bench.slackKinds == ["batch_job_error", "rollback", "database_recovery", "run_summary"])
        #expect(bench.branches.contains("S.4.batch-error") && bench.branches.contains("S.7.rollback"))
        #expect(bench.pusherEvents.isEmpty)
    }

    @Test(arguments: [true, false])
    func `A notification error is told and does no harm`(isRow: Bool) throws {
        let fault =
            isRow ? FaultRule.failingWrite(on: "gb_console.notifications") : .atCall("mail", .status(500))
        let bench = try completing(faults: [fault])
        try bench.run("dataset:get-status")
        #expect(bench.branches.contains("S.4.notification-error"))
        #expect(bench.slackKinds.first == "notification_error")
        #expect(try bench.historyStatus() == ["3", "2"])
        #expect(try bench.rows("SELECT id FROM gb_console.notifications").count == (isRow ? 0 : 1))
    }

    @Test func `A Pusher error falls back to the database`() throws {
        let bench = try completing(faults: [.atCall("pusher", .refuse)])
        try bench.run("dataset:get-status")
        #expect(bench.branches.contains("S.6.pusher-error"))
        #expect(bench.slackKinds.contains("pusher_error"))
        #expect(bench.log.contains { $0.contains("database-only notification") })
        #expect(try bench.historyStatus() == ["3", "2"])
    }

    @Test func `A WebSocket error is logged and the delivery is partial`() throws {
        let bench = try completing()
        bench.answers["pusher"] = { _ in HTTPResponse(200, json: ["undelivered": ["browser-2"]]) }
        try bench.run("dataset:get-status")
        #expect(bench.branches.contains("S.6.websocket-error"))
        #expect(!bench.slackKinds.contains("pusher_error"))
        #expect(try bench.historyStatus() == ["3", "2"])
    }

    @Test func `A failed dataset keeps its reason`() throws {
        let bench = try Bench()
        try bench.givenHistory()
        bench.remote(Bench.detail(status: 9, progress: 50, code: "NO_SENTENCES"))
        try bench.run("dataset:get-status")
        let row = "SELECT status, spvp_status, error_message FROM gb_console.wishlist_dataset_histories"
        #expect(try bench.rows(row) == [["9", "1", "NO_SENTENCES: it broke"]])
        #expect(
            bench.branches.suffix(7) == [
                "S.5.error-message", "S.5.notification", "S.5.slack", "S.6.failure", "S.7.commit",
                "W.E.analysis-history", "S.7.summary",
            ]
        )
        #expect(bench.slackKinds == ["dataset_failed", "run_summary"])
        #expect(bench.pusherEvents == ["dataset.failed"])
        #expect(bench.sent(to: "cloud-run").isEmpty)
    }

    @Test func `Completion ends a manual training`() throws {
        let bench = try completing()
        try bench.given(
            "UPDATE gb_console.wishlist_to_groups SET manual_request = 1, training_schedule = 1",
            "UPDATE gb_console.summary_wishlist_products SET crawl_status = 1"
        )
        try bench.run("dataset:get-status")
        let wishlist = "SELECT manual_request, training_schedule FROM gb_console.wishlist_to_groups"
        #expect(try bench.rows(wishlist) == [["0", "0"]])
        #expect(try bench.rows("SELECT crawl_status FROM gb_console.summary_wishlist_products") == [["4"]])
        #expect(bench.branches.contains("S.4.manual-flag") && bench.branches.contains("W.2.status-canceled"))
    }

    @Test func `A lost SPVP trigger leaves spvp_status at Analyzing`() throws {
        let bench = try completing(faults: [.atCall("cloud-run", .status(503))])
        try bench.run("dataset:get-status")
        #expect(try bench.historyStatus() == ["3", "2"])
        #expect(bench.slackKinds.contains("spvp_trigger_failed"))
        #expect(!bench.branches.contains("W.5.trigger"))
    }

    @Test func `A dead Slack stops nothing`() throws {
        let bench = try completing(faults: [.atCall("slack", .timeoutBeforeAccept)])
        #expect(try bench.run("dataset:get-status") == 0)
        #expect(try bench.historyStatus() == ["3", "2"])
        #expect(bench.log.contains { $0.contains("DatasetSlackChannel could not send 'run_summary'") })
    }

    @Test func `With one transaction a run, one bad dataset rolls all back`() throws {
        let bench = try Bench(
            ["transactionScope": .text("perRun")],
            faults: [.atStep("commit", of: "dataset:get-status", .crash)]
        )
        try bench.givenHistory(status: 1)
        try bench.given(
            """
            INSERT INTO gb_console.wishlist_dataset_histories (wishlist_to_group_id, dataset_id, slug, status, \
            spvp_status, updated_at) VALUES (1, 8, 'speakers-8', 1, 1, '2026-01-05 00:00:01')
            """
        )
        try bench.run("dataset:get-status")
        let statuses = "SELECT status FROM gb_console.wishlist_dataset_histories ORDER BY id"
        #expect(try bench.rows(statuses) == [["1"], ["1"]])
        try bench.run("dataset:get-status")
        #expect(try bench.rows(statuses) == [["2"], ["2"]])
    }

    @Test(
        arguments: [
            ("dataset:get-status", nil), ("AnalyzerApiService.*dataset.*detail", nil), ("Dataset status changed", nil),
            ("(ERROR|CRITICAL)", "dataset:get-status"),
        ] as [(String, String?)]
    )
    func `The operators' greps find their lines`(pattern: String, also: String?) throws {
        let bench = try completing(faults: [.atCall("pusher", .refuse)])
        try bench.run("dataset:get-status")
        let regex = try Regex(pattern)
        #expect(bench.log.contains { $0.contains(regex) && (also.map($0.contains) ?? true) })
    }
}
