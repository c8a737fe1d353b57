import Simulation
import Storage
import Testing
import Wire

@testable import TrendViewer

struct CrawlCommandTests {
    private let create = "plg-api:sending-configs-to-crawler --mode=create --data-type=SummaryProduct"
    private let update = "plg-api:sending-configs-to-crawler --mode=update --data-type=SummaryProduct"
    private let failed = "plg-api:sync-crawl-failed-from-crawler --data-type=SummaryProduct"
    private let success = "analyzerdb:sync-crawl-success-from-analyzer --data-type=SummaryProduct"
    private let rows = """
        SELECT id, crawl_status, sending_status, crawler_config_id FROM gb_console.summary_wishlist_products ORDER BY id
        """

    private func bench(_ settings: [String: SettingValue] = [:], faults: [FaultRule] = []) throws -> Bench {
        let bench = try Bench(settings, faults: faults)
        try bench.givenWishlist()
        try bench.given("INSERT INTO gb_console.summary_wishlist_products (id, input) VALUES (2, 'B0B2')")
        return bench
    }

    @Test func `New targets are sent and crawled`() throws {
        let bench = try bench()
        #expect(try bench.run(create) == 0)
        #expect(try bench.rows(rows) == [["1", "1", "1", "101"], ["2", "1", "1", "102"]])
        #expect(bench.branches == ["W.2.query-pending", "W.2.send-config", "W.2.status-0-1"])
        #expect(bench.slackKinds == ["configs_sent"])
        let config = bench.sent(to: "plg-api").first?["configs"]?[0]
        #expect(
            config == [
                "summary_id": 1, "input": "B0A1", "input_type": "asin", "mall_id": 1, "schedule": "daily",
                "priority": 0,
            ]
        )
        #expect(try bench.run(create) == 0)
        #expect(bench.branches.last == "W.2.none-pending")
        #expect(bench.sent(to: "plg-api").count == 1)
    }

    @Test(arguments: [FaultAction.status(500), .refuse, .timeoutAfterAccept, .status(200)])
    func `What is not answered with 201 is sent again`(action: FaultAction) throws {
        let bench = try bench(faults: [.atCall("plg-api", action, times: 2)])
        #expect(try bench.run(create) == 1)
        #expect(try bench.rows(rows).map { $0[2] } == ["2", "2"])
        #expect(bench.slackKinds == ["configs_failed"])
        let changes = bench.database.changes.count
        #expect(try bench.run(create) == 1)
        #expect(bench.database.changes.count == changes, "rows that are in Error already are not written again")
        #expect(try bench.run(create) == 0)
        #expect(try bench.rows(rows).map { $0[2] } == ["1", "1"])
    }

    @Test(arguments: [("listedOnly", ["1", "0"]), ("wholeBatch", ["1", "1"])])
    func `Rows that PLG's answer leaves out wait, unless the whole batch is trusted`(
        trust: String,
        sending: [String]
    ) throws {
        let bench = try bench(["bulkTrust": .text(trust)], faults: [.atCall("plg-api", .partial(1))])
        try bench.run(create)
        #expect(try bench.rows(rows).map { $0[2] } == sending)
    }

    @Test func `A write that fails after 201 leaves the row as if nothing was sent`() throws {
        let bench = try bench(
            faults: [
                .failingWrite(on: "gb_console.summary_wishlist_products", by: "plg-api:sending-configs-to-crawler")
            ]
        )
        #expect(try bench.run(create) == 1)
        #expect(try bench.rows(rows).first == ["1", "0", "0", "NULL"])
        #expect(bench.slackKinds == ["database_error"])
    }

    @Test func `The limit takes the lowest ids, Error rows among them`() throws {
        let bench = try bench()
        try bench.given("UPDATE gb_console.summary_wishlist_products SET sending_status = 2 WHERE id = 1")
        try bench.run("\(create) --limit=1")
        #expect(try bench.rows(rows).map { $0[2] } == ["1", "0"])
    }

    @Test func `Changed targets are updated with PUT and crawled again`() throws {
        let bench = try bench()
        try bench.given(
            """
            UPDATE gb_console.summary_wishlist_products SET sending_status = 1, crawl_status = 2, needs_update = 1, \
            crawler_config_id = 55 WHERE id = 1
            """
        )
        #expect(try bench.run(update) == 0)
        #expect(bench.sent(to: "plg-api", "/bulk-update").first?["configs"]?[0]?["config_id"] == 55)
        let state = "SELECT crawl_status, needs_update FROM gb_console.summary_wishlist_products WHERE id = 1"
        #expect(try bench.rows(state) == [["1", "0"]])
    }

    @Test func `Each data type has its own configuration`() throws {
        let product = ProductKey(input: "B0", type: .rakuten, mallID: 2)
        func config(_ key: SummaryTarget.Key) -> String {
            SummaryTarget(id: 3, key: key, crawlStatus: .new, sendingStatus: .notSent, configID: nil, sentAt: nil)
                .config(includingConfigID: false).text
        }
        #expect(
            config(.productReview(product))
                == #"{"summary_id":3,"product_ref":"B0","input_type":"rakuten","mall_id":2}"#
        )
        #expect(config(.category(id: "c", mallID: 1)) == #"{"summary_id":3,"category_id":"c","mall_id":1}"#)
        #expect(config(.searchQuery(keyword: "k", mallID: 1)) == #"{"summary_id":3,"keyword":"k","mall_id":1}"#)
    }

    @Test func `Failed crawls are taken over page by page`() throws {
        let bench = try bench()
        bench.answers["plg-api"] = { request in
            let isFirst = request.parameter("offset") == "0"
            return HTTPResponse(
                200,
                json: [
                    "data": [["summary_id": isFirst ? 1 : 2], ["summary_id": 99]],
                    "next_offset": isFirst ? 2 : nil,
                ]
            )
        }
        #expect(try bench.run(failed) == 0)
        #expect(try bench.rows(rows).map { $0[1] } == ["3", "3"])
        #expect(bench.branches == ["W.E.crawl-status"])
        let target = try #require(bench.network.exchanges.first).request.target
        #expect(target.contains("from=2026-01-04 15:00:00&to=2026-01-05 14:59:59&limit=100&offset=0"))
    }

    @Test func `A page that cannot be had ends the round`() throws {
        let bench = try bench(faults: [.atCall("plg-api", .status(500))])
        #expect(try bench.run(failed) == 1)
        #expect(bench.slackKinds == ["failed_list_error"])
    }

    @Test func `PLG may write the failures itself`() throws {
        let bench = try bench(["crawlStatusWriter": .text("plg")])
        bench.answers["plg-api"] = { _ in HTTPResponse(200, json: ["data": [["summary_id": 1]], "next_offset": nil]) }
        #expect(try bench.run(failed) == 0)
        #expect(try bench.rows(rows).map { $0[1] } == ["0", "0"])
    }

    @Test(arguments: [
        ("2026-01-05T00:05:00Z", "Asia/Tokyo", "2026-01-04 15:00:00", "2026-01-05 14:59:59"),
        ("2026-01-05T15:00:00Z", "Asia/Tokyo", "2026-01-05 15:00:00", "2026-01-06 14:59:59"),
        ("2026-01-05T23:59:59Z", "UTC", "2026-01-05 00:00:00", "2026-01-05 23:59:59"),
    ])
    func `The current day is a day of its zone`(now: String, zone: String, first: String, last: String) throws {
        let day = SyncCrawlFailed.currentDay(
            try #require(SimulationInstant(isoText: now)),
            zone: try #require(UTCOffset(zone))
        )
        #expect(day.first.sqlText == first)
        #expect(day.last.sqlText == last)
    }

    @Test(arguments: [("2026-01-05 00:05:00", "2"), ("2026-01-05 00:04:59", "1")])
    func `A crawl has succeeded when its data is no older than the request`(crawled: String, status: String) throws {
        let bench = try bench()
        try bench.given(
            "UPDATE gb_console.summary_wishlist_products SET crawl_status = 1, sent_at = '2026-01-05 00:05:00'",
            "INSERT INTO analyzer_v2.products (input, input_type, crawled_at) VALUES ('B0A1', 2, '\(crawled)')"
        )
        #expect(try bench.run("\(success) --limit=1") == 0)
        #expect(try bench.rows(rows).map { $0[1] } == [status, "1"])
        #expect(bench.slackKinds == ["crawl_successes"])
    }

    @Test(arguments: [
        ("analyzer_v2", "SummaryProductReview", "product_reviews"),
        ("gb_analyzer", "SummaryProductReview", "product_reviews"),
        ("analyzer_v2", "SummaryCategory", "categories"), ("gb_analyzer", "SummarySearchQuery", "search_queries"),
    ])
    func `Each data type is looked up where its data arrives`(source: String, type: String, table: String) throws {
        let bench = try bench(["successSource": .text(source)])
        try bench.given(
            "INSERT INTO gb_console.summary_wishlist_product_reviews (summary_wishlist_product_id, crawl_status) VALUES (1, 1)",
            "INSERT INTO gb_console.summary_wishlist_categories (category_id, crawl_status) VALUES ('c', 1)",
            "INSERT INTO gb_console.summary_wishlist_search_queries (keyword, crawl_status) VALUES ('k', 1)",
            "INSERT INTO \(source).products (id, input, input_type) VALUES (9, 'B0A1', 2)",
            "INSERT INTO \(source).reviews (product_id, crawled_at) VALUES (9, '2026-01-05 00:00:00')",
            "INSERT INTO gb_analyzer.t_category_rankings (category_id, crawled_at) VALUES ('c', '2026-01-05 00:00:00')",
            "INSERT INTO gb_analyzer.t_sq_rankings (keyword, crawled_at) VALUES ('k', '2026-01-05 00:00:00')"
        )
        try bench.run("analyzerdb:sync-crawl-success-from-analyzer --data-type=\(type)")
        #expect(try bench.rows("SELECT crawl_status FROM gb_console.summary_wishlist_\(table)") == [["2"]])
    }
}
