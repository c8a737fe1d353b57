import Simulation
import Storage
import Testing
import TrendViewer
import Wire

struct GetStatusTests {
    @Test func `Step 1 finds nothing to monitor`() throws {
        let bench = try Bench()
        #expect(try bench.run("dataset:get-status") == 0)
        #expect(bench.branches == ["S.F.manual", "S.1.start", "S.1.none"])
        #expect(bench.slackKinds.isEmpty)
        #expect(bench.log.last == "[2026-01-05 00:00:00] production.INFO: dataset:get-status no datasets to monitor")
    }

    @Test(arguments: ["abc", "0", "-3", "99"])
    func `Step 1 refuses a dataset_id that no history has`(argument: String) throws {
        let bench = try Bench()
        try bench.givenHistory()
        #expect(try bench.run("dataset:get-status \(argument)") == 1)
        #expect(bench.branches.contains("S.1.invalid-id"))
        #expect(bench.slackKinds == ["invalid_argument"])
        #expect(bench.sent(to: "tv-python-api").isEmpty)
    }

    @Test func `Step 1 reports a database connection error and ends`() throws {
        let bench = try Bench(faults: [.atStep("query", of: "dataset:get-status", .fail(code: "2002"))])
        try bench.givenHistory()
        #expect(try bench.run("dataset:get-status") == 1)
        #expect(bench.branches.last == "S.1.database-error")
        #expect(bench.slackKinds == ["database_error"])
    }

    @Test func `Step 1 takes one dataset when it is given`() throws {
        let bench = try Bench()
        try bench.givenHistory()
        #expect(try bench.run("dataset:get-status 7") == 0)
        #expect(bench.branches.contains("S.1.one-dataset"))
    }

    @Test(arguments: [
        (HTTPResponse(401), "S.2.auth-error", "api_authentication_error"),
        (HTTPResponse(404), "S.2.not-found", "api_not_found"),
        (HTTPResponse(429, headers: ["Retry-After": "60"]), "S.2.rate-limited", "api_rate_limited"),
        (HTTPResponse(503, body: Array("busy".utf8)), "S.2.service-error", "api_service_error"),
        (HTTPResponse(200, body: Array("<html>".utf8)), "S.2.service-error", "api_service_error"),
    ])
    func `Step 2 tells each error of the API and leaves the row alone`(
        response: HTTPResponse,
        branch: String,
        kind: String
    ) throws {
        let bench = try Bench()
        try bench.givenHistory()
        bench.remote(response)
        try bench.run("dataset:get-status")
        #expect(bench.branches.contains(branch))
        #expect(bench.branches.suffix(2) == ["S.7.api-recovery", "S.7.summary"])
        #expect(bench.slackKinds == [kind, "api_recovery", "run_summary"])
        #expect(try bench.historyStatus() == ["2", "1"])
        #expect(try bench.rows("SELECT * FROM gb_console.wishlist_dataset_creation_logs").isEmpty)
    }

    @Test(arguments: [(FaultAction.refuse, "S.2.service-error"), (.timeoutAfterAccept, "S.2.timeout")])
    func `Step 2 tells when there is no answer`(action: FaultAction, branch: String) throws {
        let bench = try Bench(faults: [.atCall("tv-python-api GET /datasets/*", action)])
        try bench.givenHistory()
        try bench.run("dataset:get-status")
        #expect(bench.branches.contains(branch))
        #expect(try bench.historyStatus() == ["2", "1"])
    }

    @Test func `Step 2 sends the token`() throws {
        let bench = try Bench(["analyzerApiToken": .text("secret")])
        try bench.givenHistory()
        try bench.run("dataset:get-status")
        let request = try #require(bench.network.exchanges.first { $0.host == "tv-python-api" }).request
        #expect(request.headers["authorization"] == "Bearer secret")
        #expect(request.target == "/datasets/7")
    }

    @Test func `Step 3 goes on when nothing has changed`() throws {
        let bench = try Bench()
        try bench.givenHistory()
        let changes = bench.database.changes.count
        try bench.run("dataset:get-status")
        #expect(bench.branches.suffix(2) == ["S.3.unchanged", "S.7.summary"])
        #expect(bench.slackKinds == ["run_summary"])
        #expect(bench.database.changes.count == changes)
    }

    @Test(
        arguments: [
            (1, "S.3.invalid-transition"), (4, "S.3.unknown-status"), (nil, "S.3.unknown-status"),
            ("processing", "S.3.unknown-status"),
        ] as [(JSONValue, String)]
    )
    func `Step 3 refuses a status that cannot be, and notes it once`(status: JSONValue, branch: String) throws {
        let bench = try Bench()
        try bench.givenHistory()
        bench.remote(Bench.detail(status: status))
        try bench.run("dataset:get-status")
        try bench.run("dataset:get-status")
        #expect(bench.branches.contains(branch))
        #expect(try bench.historyStatus() == ["2", "1"])
        #expect(bench.slackKinds.count { $0 == "unknown_status" || $0 == "invalid_transition" } == 2)
        let failures = """
            SELECT COUNT(*) FROM gb_console.wishlist_dataset_creation_logs \
            WHERE event_type = 'Failure' AND message LIKE '%status%'
            """
        #expect(try bench.rows(failures) == [["1"]])
    }

    @Test func `Step 3 takes a change over and logs it`() throws {
        let bench = try Bench()
        try bench.givenHistory(status: 1)
        try bench.run("dataset:get-status")
        #expect(try bench.historyStatus() == ["2", "1"])
        #expect(
            bench.branches == [
                "S.F.manual", "S.1.start", "S.1.found", "S.2.request", "S.2.detail", "S.3.changed", "S.7.commit",
                "S.7.summary",
            ]
        )
        let logs = "SELECT event_type, message FROM gb_console.wishlist_dataset_creation_logs"
        #expect(try bench.rows(logs) == [["Status Update", "Dataset status changed: 1 -> 2"]])
    }

    @Test func `Step 3 rolls back when the update fails, and the next run repairs it`() throws {
        let bench = try Bench(faults: [.failingWrite(on: "gb_console.wishlist_dataset_histories")])
        try bench.givenHistory(status: 1)
        try bench.run("dataset:get-status")
        #expect(bench.slackKinds == ["database_error", "database_recovery", "run_summary"])
        #expect(bench.branches.contains("S.3.update-error") && bench.branches.contains("S.7.rollback"))
        #expect(try bench.historyStatus() == ["1", "1"])
        try bench.run("dataset:get-status")
        #expect(try bench.historyStatus() == ["2", "1"])
    }

    @Test func `Step 3 keeps the change when its creation log fails`() throws {
        let bench = try Bench(faults: [.failingWrite(on: "gb_console.wishlist_dataset_creation_logs")])
        try bench.givenHistory(status: 1)
        try bench.run("dataset:get-status")
        #expect(bench.slackKinds == ["log_error", "run_summary"])
        #expect(bench.branches.contains("S.3.log-error") && bench.branches.contains("S.7.commit"))
        #expect(try bench.historyStatus() == ["2", "1"])
    }

    @Test func `A critical error halts the run, and the datasets behind it wait`() throws {
        let poison = FaultRule.atStep("compare", of: "dataset:get-status", .fail(code: "OUT_OF_MEMORY"), times: nil)
        let bench = try Bench(faults: [poison])
        try bench.givenHistory(status: 1)
        try bench.given(
            """
            INSERT INTO gb_console.wishlist_dataset_histories (wishlist_to_group_id, dataset_id, slug, status, \
            spvp_status, updated_at) VALUES (1, 8, 'speakers-8', 1, 1, '2026-01-05 00:00:01')
            """
        )
        #expect(try bench.run("dataset:get-status") == 1)
        #expect(bench.branches.last == "S.7.critical")
        #expect(bench.slackKinds == ["critical_error"])
        #expect(bench.network.exchanges.count { $0.host == "tv-python-api" } == 1)
        #expect(bench.log.contains { $0.contains("production.CRITICAL: dataset:get-status") })
    }

    @Test(arguments: [401, 404, 429, 503])
    func `Step 2 logs the status and the whole answer of a request that failed`(status: Int) throws {
        let bench = try Bench()
        try bench.givenHistory()
        bench.remote(HTTPResponse(status, body: Array(#"{"code":"X7"}"#.utf8)))
        try bench.run("dataset:get-status")
        let line = try #require(bench.log.first { $0.contains("dataset 7 detail failed") })
        #expect(line.contains(#""status":\#(status)"#), "said: \(line)")
        #expect(line.contains(#""response":"{\"code\":\"X7\"}""#), "said: \(line)")
    }

    @Test func `A message about an error names the time, the severity, the datasets, what to do and where to read on`()
        throws
    {
        let bench = try Bench()
        try bench.givenHistory()
        bench.remote(HTTPResponse(503))
        try bench.run("dataset:get-status")
        let message = try #require(bench.sent(to: "slack").first)
        let text = try #require(message["text"]?.string)
        #expect(text.hasPrefix("*dataset:get-status* 2026-01-05 00:00:00\n[ERROR] dataset 7: service error HTTP 503"))
        #expect(text.hasSuffix("\nDatasets: 7\nWishlists: speakers"))
        let attachment = try #require(message["attachments"]?[0])
        #expect(attachment["text"] == "Check the TV Python API; the next run asks again.")
        #expect(attachment["footer"] == "See docs/backend/en/05.dataset/02.dataset-get-status.md")
    }
}
