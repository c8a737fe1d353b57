import Simulation
import Testing
import TrendViewer
import Wire

struct DatasetCreateTests {
    private func ready(_ settings: [String: SettingValue] = [:], faults: [FaultRule] = []) throws -> Bench {
        let bench = try Bench(settings, faults: faults)
        try bench.givenWishlist()
        try bench.givenCrawledData()
        return bench
    }

    private let histories = "SELECT dataset_id, slug, status, spvp_status FROM gb_console.wishlist_dataset_histories"
    private let logs = "SELECT event_type, message FROM gb_console.wishlist_dataset_creation_logs"

    @Test func `A ready wishlist becomes a dataset, and its analysis is started`() throws {
        let bench = try ready()
        try bench.givenViewpoint()
        #expect(try bench.run("dataset:create") == 0)
        #expect(bench.branches == ["W.3.ready", "W.3.validated", "W.3.history-row", "W.3.trigger-analyzer"])
        #expect(bench.network.exchanges.map(\.host) == ["plg-api", "tv-python-api", "cloud-run", "slack"])
        #expect(try bench.rows(histories) == [["7", "speakers-7", "1", "1"]])
        #expect(try bench.rows(logs) == [["Create", "Dataset 7 created with status Pending"]])
        let request = try #require(bench.sent(to: "tv-python-api").first)
        #expect(request["wishlist_slug"] == "speakers")
        #expect(request["products"] == [["input": "B0A1", "input_type": "asin"]])
        #expect(request["viewpoints"]?[0]?["name"] == "deep bass")
    }

    @Test func `A wishlist gets one dataset, unless somebody asks for another`() throws {
        let bench = try ready()
        try bench.run("dataset:create")
        try bench.run("dataset:create")
        #expect(try bench.rows(histories).count == 1)
        try bench.given("UPDATE gb_console.wishlist_dataset_histories SET status = 3, spvp_status = 3")
        try bench.run("dataset:create")
        #expect(try bench.rows(histories).count == 1)
        bench.remote(HTTPResponse(200, json: ["dataset_id": 8, "status": 1]))
        try bench.given("UPDATE gb_console.wishlist_to_groups SET manual_request = 1")
        try bench.run("dataset:create")
        #expect(try bench.rows(histories).count == 2)
    }

    @Test func `Without the check, a running dataset does not stop the next`() throws {
        let bench = try ready(["createSkipsIfRunning": .boolean(false)])
        try bench.run("dataset:create")
        bench.remote(HTTPResponse(200, json: ["dataset_id": 8, "status": 1]))
        try bench.run("dataset:create")
        #expect(try bench.rows(histories).count == 2)
    }

    @Test(arguments: [
        "UPDATE gb_console.summary_wishlist_products SET crawl_status = 1",
        "UPDATE gb_console.summary_wishlist_products SET crawl_status = 3",
        "UPDATE analyzer_v2.review_sentences SET embedding_status = 0",
    ])
    func `A wishlist whose data is not complete waits`(change: String) throws {
        let bench = try ready()
        try bench.given(change)
        #expect(try bench.run("dataset:create") == 0)
        #expect(bench.branches == ["W.3.not-ready"])
        #expect(bench.network.exchanges.isEmpty)
    }

    @Test func `A wishlist that PLG does not find complete waits`() throws {
        let bench = try ready()
        bench.answers["plg-api"] = { _ in
            HTTPResponse(
                200,
                json: ["complete": false, "missing": [["input": "B0A1", "reason": "embedding pending"]]]
            )
        }
        #expect(try bench.run("dataset:create") == 0)
        #expect(bench.branches == ["W.3.ready", "W.3.not-validated"])
        #expect(bench.log.contains { $0.contains("B0A1: embedding pending") })
    }

    @Test(arguments: [
        "UPDATE gb_console.wishlist_to_groups SET status = 3",
        "UPDATE gb_console.wishlist_to_groups SET admin_status = 0",
        "UPDATE gb_console.subscriptions SET status = 'unpaid'",
        "UPDATE gb_console.subscriptions SET deadline_at = '2026-01-04 00:00:00'",
    ])
    func `A wishlist that is not eligible is left alone, and the reason is said when it is named`(
        change: String
    ) throws {
        let bench = try ready()
        try bench.given(change)
        #expect(try bench.run("dataset:create") == 0)
        #expect(try bench.run("dataset:create speakers") == 0)
        #expect(bench.network.exchanges.isEmpty)
        #expect(bench.log.last?.contains("not eligible") == true)
    }

    @Test func `An unknown slug is refused`() throws {
        let bench = try ready()
        #expect(try bench.run("dataset:create nobody") == 1)
        #expect(bench.slackKinds == ["invalid_argument"])
    }

    @Test(arguments: [
        FaultRule.atCall("tv-python-api", .status(503)), .atCall("tv-python-api", .timeoutAfterAccept),
        .atCall("tv-python-api", .refuse), .atCall("tv-python-api", .wrongBody("{}")),
    ])
    func `An error of the TV Python API leaves a Failure row and no history`(fault: FaultRule) throws {
        let bench = try ready(faults: [fault])
        #expect(try bench.run("dataset:create") == 1)
        #expect(try bench.rows(histories).isEmpty)
        #expect(try bench.rows(logs).map { $0[0] } == ["Failure"])
        #expect(bench.slackKinds == ["dataset_create_failed", "dataset_create_summary"])
    }

    @Test func `A history that cannot be written leaves an orphan`() throws {
        let bench = try ready(
            faults: [.failingWrite(on: "gb_console.wishlist_dataset_histories", by: "dataset:create")]
        )
        #expect(try bench.run("dataset:create") == 1)
        #expect(try bench.rows(histories).isEmpty)
        #expect(bench.slackKinds == ["database_error", "dataset_create_summary"])
        #expect(bench.sent(to: "cloud-run").isEmpty)
    }

    @Test func `A lost trigger leaves the history Pending`() throws {
        let bench = try ready(faults: [.atCall("cloud-run", .refuse)])
        #expect(try bench.run("dataset:create") == 1)
        #expect(try bench.rows(histories) == [["7", "speakers-7", "1", "1"]])
        #expect(bench.slackKinds == ["analyzer_trigger_failed", "dataset_create_summary"])
    }
}
