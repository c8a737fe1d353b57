import Simulation
import Testing
import TrendViewer
import Wire

struct HistoriesTests {
    private func bench(faults: [FaultRule] = []) throws -> Bench {
        let bench = try Bench(faults: faults)
        try bench.givenWishlist()
        return bench
    }

    private func givenHistories(_ bench: Bench) throws {
        for (id, status) in [(1, 9), (2, 3), (3, 2)] {
            try bench.given(
                """
                INSERT INTO gb_console.wishlist_dataset_histories (id, wishlist_to_group_id, dataset_id, slug, status, \
                created_at) VALUES (\(id), 1, \(id), 'speakers-\(id)', \(status), '2026-01-0\(id) 00:00:00')
                """
            )
        }
    }

    private func ask(_ bench: Bench, _ query: [HTTPParameter]) throws -> HTTPResponse {
        let request = HTTPRequest(
            .get,
            "/api/v1/wishlist-to-group/speakers/histories",
            query: query,
            headers: ["Authorization": "Bearer token-mika"]
        )
        return try #require(try bench.send(request, to: "trend-viewer-api"))
    }

    @Test(
        arguments: [
            ([], ["speakers-3", "speakers-2", "speakers-1"]),
            ([.init("sort", "dataset_id")], ["speakers-1", "speakers-2", "speakers-3"]),
            ([.init("per_page", "2"), .init("page", "2")], ["speakers-1"]),
            ([.init("status", "3")], ["speakers-2"]),
            ([.init("status", "Analyzing")], ["speakers-3"]),
            ([.init("page", "9")], []),
        ] as [([HTTPParameter], [String])]
    )
    func `Histories come in pages, filtered and sorted`(query: [HTTPParameter], slugs: [String]) throws {
        let bench = try bench()
        try givenHistories(bench)
        let response = try ask(bench, query)
        #expect(response.status == 200)
        let data = try JSONValue(parsing: response.body)["data"]?.array ?? []
        #expect(data.compactMap { $0["slug"]?.string } == slugs)
    }

    @Test func `A page says how many there are`() throws {
        let bench = try bench()
        try givenHistories(bench)
        let meta = try JSONValue(parsing: ask(bench, [.init("per_page", "2")]).body)["meta"]
        #expect(meta == ["current_page": 1, "per_page": 2, "total": 3, "last_page": 2])
        #expect(bench.branches == ["C.2.page"])
    }

    @Test func `A wishlist without histories has an empty page`() throws {
        let bench = try bench()
        #expect(try ask(bench, []).text.hasPrefix(#"{"data":[]"#))
        #expect(bench.branches == ["C.2.empty"])
    }

    @Test(arguments: [
        ("page", "0", "C.2.400-page"), ("per_page", "x", "C.2.400-page"), ("per_page", "101", "C.2.400-page"),
        ("status", "4", "C.2.400-filter"), ("sort", "config", "C.2.400-filter"),
    ])
    func `A bad parameter is answered with 400`(name: String, value: String, branch: String) throws {
        let bench = try bench()
        #expect(try ask(bench, [.init(name, value)]).status == 400)
        #expect(bench.branches == [branch])
    }

    @Test(arguments: [
        ("DELETE FROM gb_console.sessions", 401, "C.2.401"),
        ("UPDATE gb_console.wishlist_to_groups SET slug = 'other'", 404, "C.2.404-missing"),
        ("DELETE FROM gb_console.group_members", 404, "C.2.404-access"),
    ])
    func `Who may not look is told why`(change: String, status: Int, branch: String) throws {
        let bench = try bench()
        try bench.given(change)
        #expect(try ask(bench, []).status == status)
        #expect(bench.branches == [branch])
    }

    @Test func `A database error is a 500`() throws {
        let bench = try bench(faults: [.atStep("query", of: "trend-viewer-api", .fail(code: "2002"))])
        #expect(try ask(bench, []).status == 500)
        #expect(bench.branches == ["C.2.500"])
    }
}
