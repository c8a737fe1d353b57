import Simulation
import Testing
import TrendViewer
import Wire

struct CreateAnalysisTests {
    private func bench(_ settings: [String: SettingValue] = [:], faults: [FaultRule] = []) throws -> Bench {
        let bench = try Bench(settings, faults: faults)
        try bench.givenWishlist()
        try bench.givenCrawledData()
        return bench
    }

    private func ask(_ bench: Bench, slug: String = "speakers", token: String = "token-mika") throws -> HTTPResponse {
        try #require(try attempt(bench, slug: slug, token: token))
    }

    private func attempt(_ bench: Bench, slug: String = "speakers", token: String = "token-mika") throws
        -> HTTPResponse?
    {
        let path = "/api/v1/wishlist-to-group/\(slug)/createAnalysis"
        let request = HTTPRequest(.post, path, headers: ["Authorization": "Bearer \(token)"])
        return try bench.send(request, to: "trend-viewer-api")
    }

    private let histories = "SELECT dataset_id, slug, status, spvp_status FROM gb_console.wishlist_dataset_histories"

    @Test func `A dataset is created in the documented order`() throws {
        let bench = try bench()
        let response = try ask(bench)
        #expect(response.status == 200)
        #expect(response.text == #"{"data":{"dataset_id":7,"slug":"speakers-7","status":1,"spvp_status":1}}"#)
        #expect(
            bench.branches == [
                "C.1.authenticated", "C.1.prepare", "C.1.created", "C.1.history", "C.1.pusher", "C.1.response",
            ]
        )
        #expect(
            bench.network.exchanges.map(\.host) == ["trend-viewer-api", "tv-python-api", "cloud-run", "pusher"]
        )
        #expect(try bench.rows(histories) == [["7", "speakers-7", "1", "1"]])
        #expect(bench.pusherEvents == ["dataset.created"])
    }

    @Test(arguments: [
        ("DELETE FROM gb_console.sessions", 401, "C.1.401"),
        ("UPDATE gb_console.wishlist_to_groups SET slug = 'other'", 404, "C.1.404-missing"),
        ("DELETE FROM gb_console.group_members", 404, "C.1.404-access"),
        ("UPDATE gb_console.subscriptions SET deadline_at = '2026-01-04 00:00:00'", 402, "C.1.402-expired"),
        ("UPDATE gb_console.subscriptions SET status = 'unpaid'", 402, "C.1.402-invalid"),
        ("UPDATE gb_console.summary_wishlist_products SET crawl_status = 1", 422, "C.1.incomplete"),
        (
            "INSERT INTO gb_console.wishlist_dataset_histories (wishlist_to_group_id, dataset_id, slug) VALUES (1, 3, 'x')",
            409, "C.1.409"
        ),
    ])
    func `What is in the way is answered with its reason, and nothing is sent`(
        change: String,
        status: Int,
        branch: String
    ) throws {
        let bench = try bench()
        try bench.given(change)
        #expect(try ask(bench).status == status)
        #expect(bench.branches.suffix(2) == [branch, "C.1.error-logged"])
        #expect(bench.sent(to: "tv-python-api").isEmpty)
    }

    @Test(arguments: [
        (FaultAction.status(500), "C.1.503-error"), (.refuse, "C.1.503-refused"),
        (.timeoutAfterAccept, "C.1.503-timeout"), (.wrongBody("[]"), "C.1.503-error"),
    ])
    func `Without the TV Python API the answer is 503`(action: FaultAction, branch: String) throws {
        let bench = try bench(faults: [.atCall("tv-python-api", action)])
        // The client of the test waits as long as the API does, so its own timeout comes at the same instant.
        _ = try attempt(bench)
        #expect(bench.branches.contains(branch))
        #expect(try bench.rows(histories).isEmpty)
    }

    @Test func `A history that cannot be written is a 500 and an orphan`() throws {
        let bench = try bench(
            faults: [.failingWrite(on: "gb_console.wishlist_dataset_histories", by: "trend-viewer-api")]
        )
        let response = try ask(bench)
        #expect(response.status == 500)
        #expect(bench.branches.contains("C.1.500-database"))
        #expect(bench.sent(to: "tv-python-api").count == 1)
    }

    @Test func `Something unexpected is a 500`() throws {
        let bench = try bench(faults: [.atStep("prepare", of: "trend-viewer-api", .fail(code: "OOM"))])
        #expect(try ask(bench).status == 500)
        #expect(bench.branches.contains("C.1.500-system"))
    }

    @Test func `Pusher may be down`() throws {
        let bench = try bench(faults: [.atCall("pusher", .refuse)])
        #expect(try ask(bench).status == 200)
        #expect(bench.branches.contains("C.1.pusher-down"))
    }

    @Test func `Two requests at once both pass the check`() throws {
        let bench = try bench(faults: [.atCall("tv-python-api", .slow(.seconds(5)))])
        let network = bench.network
        for name in ["one", "two"] {
            bench.world.spawn(name) { process in
                let path = "/api/v1/general/wishlist-to-group/speakers/createAnalysis"
                let request = HTTPRequest(.post, path, headers: ["Authorization": "Bearer token-mika"])
                _ = try await network.client(for: process).send(request, to: "trend-viewer-api")
            }
        }
        try bench.settle()
        // The stand-in gives both the same id, so the second history fails on its slug; both have been sent.
        #expect(bench.sent(to: "tv-python-api").count == 2)
        #expect(!bench.branches.contains("C.1.409"))
    }
}
