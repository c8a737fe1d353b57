import Simulation
import Testing
import Wire

struct CrawlerTests {
    private func crawl(
        _ type: String = "SummaryProduct",
        _ config: JSONValue = .productConfig(1, "B0A1"),
        settings: [String: SettingValue] = [:],
        faults: [FaultRule] = [],
        until: String = "02:00"
    ) throws -> ServiceBed {
        let bed = try ServiceBed(settings: settings, faults: faults)
        bed.send(.bulkCreate(type, [config]), to: "plg-api", at: "00:05")
        try bed.run(until: until)
        return bed
    }

    @Test func `A product is stored when its crawl is done and embedded five minutes later`() throws {
        let bed = try crawl()
        #expect(
            bed.history(of: "status", in: "crawler_v2.configs", row: 1)
                == ["00:05:00 ->0", "00:05:00 0>1", "00:15:00 1>2"]
        )
        #expect(
            try bed.rows("SELECT input, input_type, name, price, crawled_at FROM analyzer_v2.products")
                == ["B0A1|2|Hibiki One Bluetooth Speaker (2025 model)|8980|2026-01-05 00:15:00"]
        )
        #expect(
            bed.history(of: "embedding_status", in: "analyzer_v2.products", row: 1) == ["00:15:00 ->0", "00:20:00 0>1"]
        )
        #expect(bed.branches == ["W.2.store-request", "W.2.store-success", "W.2.update-config-status"])
    }

    @Test func `Reviews and sentences are stored, then embedded and predicted`() throws {
        let bed = try crawl("SummaryProductReview", .reviewConfig(1, "B0B2"))
        #expect(
            try bed.rows("SELECT number, rating, crawled_at FROM analyzer_v2.reviews")
                == ["1|4|2026-01-05 00:15:00", "2|2|2026-01-05 00:15:00"]
        )
        #expect(
            try bed.rows(
                """
                SELECT review_id, number, embedding, embedding_status, sentiment, prediction_status
                FROM analyzer_v2.review_sentences
                """
            ) == ["1|1|4,6,93,9|1|1|1", "1|2|8,3,6,91|1|1|1", "2|1|88,3,8,4|1|-1|1", "2|2|4,93,5,3|1|-1|1"]
        )
        #expect(
            bed.history(of: "prediction_status", in: "analyzer_v2.review_sentences", row: 4)
                == ["00:15:00 ->0", "00:20:00 0>1"]
        )
    }

    @Test func `A product that only a review crawl has met has no crawl time`() throws {
        let bed = try crawl("SummaryProductReview", .reviewConfig(1, "B0B2"))
        #expect(
            try bed.rows("SELECT input, name, crawled_at, embedding_status FROM analyzer_v2.products")
                == ["B0B2|NULL|NULL|0"]
        )
    }

    @Test(arguments: [
        ("SummaryCategory", #"{"summary_id":1,"category_id":"audio","mall_id":2}"#, "t_category_rankings", "audio"),
        ("SummarySearchQuery", #"{"summary_id":1,"keyword":"speaker","mall_id":2}"#, "t_sq_rankings", "speaker"),
    ])
    func `A ranking goes to its staging table, not synced`(
        type: String,
        config: String,
        table: String,
        name: String
    ) throws {
        let bed = try crawl(type, JSONValue(parsing: Array(config.utf8)))
        let key = table == "t_sq_rankings" ? "keyword" : "category_id"
        #expect(
            try bed.rows("SELECT \(key), mall_id, ranking, status, crawled_at FROM gb_analyzer.\(table)")
                == (1...3).map { "\(name)|2|\($0)|0|2026-01-05 00:15:00" }
        )
        #expect(try bed.rows("SELECT status FROM crawler_v2.configs") == ["2"])
    }

    @Test func `An input that no fixture lists gets the same made-up product in every run`() throws {
        let query = "SELECT p.name, p.price, r.content FROM analyzer_v2.products p, analyzer_v2.reviews r"
        let runs = try (0..<2).map { _ in
            let bed = try ServiceBed()
            bed.send(.bulkCreate("SummaryProduct", [.productConfig(1, "B0ZZ9")]), to: "plg-api", at: "00:05")
            bed.send(.bulkCreate("SummaryProductReview", [.reviewConfig(1, "B0ZZ9")]), to: "plg-api", at: "00:05")
            try bed.run(until: "01:00")
            return try bed.rows(query)
        }
        #expect(runs[0] == runs[1])
        #expect(runs[0].count >= 2)
    }

    @Test func `A second crawl of the same product changes times and nothing else`() throws {
        let bed = try crawl("SummaryProductReview", .reviewConfig(1, "B0B2"))
        let counts = """
            SELECT (SELECT COUNT(*) FROM analyzer_v2.products), (SELECT COUNT(*) FROM analyzer_v2.reviews),
                (SELECT COUNT(*) FROM analyzer_v2.review_sentences WHERE prediction_status = 1)
            """
        let before = try bed.rows(counts)
        bed.send(.bulkUpdate("SummaryProductReview", [.reviewConfig(1, "B0B2")]), to: "plg-api", at: "03:00")
        try bed.run(until: "04:00")
        #expect(try bed.rows(counts) == before)
        #expect(
            try bed.rows("SELECT DISTINCT crawled_at, created_at FROM analyzer_v2.reviews")
                == ["2026-01-05 03:10:00|2026-01-05 00:15:00"]
        )
    }

    @Test func `A failed crawl is logged in the database, in the log and in Slack, in this order`() throws {
        let bed = try crawl(faults: [.process("crawler", where: [("input", "B0A1")], .fail(code: "CAPTCHA"))])
        #expect(
            try bed.rows("SELECT config_id, data_type, summary_id, error_code, failed_at FROM crawler_v2.error_logs")
                == ["1|SummaryProduct|1|CAPTCHA|2026-01-05 00:15:00"]
        )
        #expect(try bed.rows("SELECT status, error_code FROM crawler_v2.configs") == ["3|CAPTCHA"])
        #expect(try bed.rows("SELECT * FROM analyzer_v2.products").isEmpty)
        #expect(
            bed.logLines("plg-api", .error) == ["SummaryProduct B0A1: the marketplace asks for a CAPTCHA [CAPTCHA]"]
        )
        #expect(
            bed.branches == [
                "W.2.store-request", "W.E.crawl-log", "W.2.update-config-status", "W.E.crawl-logger", "W.E.crawl-slack",
            ]
        )
        let message = try #require(bed.slack.bodies.first)
        #expect(message["text"]?.string?.contains("B0A1 failed with CAPTCHA") == true)
        #expect(message["metadata"]?["event_type"] == "crawl_failed")
        #expect(message["metadata"]?["event_payload"]?["command"] == "plg-api")
        #expect(message["metadata"]?["event_payload"]?["severity"] == "error")
    }

    @Test func `PLG writes crawl_status itself only when the setting says so`() throws {
        let readings: [([String: SettingValue], Bool)] = [
            ([:], false), (["plg.writesCrawlStatus": .boolean(true)], true),
            (["crawlStatusWriter": .text("plg")], true),
        ]
        for (settings, writes) in readings {
            let bed = try ServiceBed(
                settings: settings,
                faults: [.process("crawler", .fail(code: "CAPTCHA"))]
            )
            bed.sql(["INSERT INTO gb_console.summary_wishlist_products (crawl_status) VALUES (1)"])
            bed.send(.bulkCreate("SummaryProduct", [.productConfig(1, "B0A1")]), to: "plg-api", at: "00:05")
            try bed.run(until: "01:00")
            #expect(
                try bed.rows("SELECT crawl_status FROM gb_console.summary_wishlist_products") == [writes ? "3" : "1"]
            )
            #expect(bed.branches.contains("W.E.crawl-status") == writes)
        }
    }

    @Test func `That Slack is down does not stop the report of a failure`() throws {
        let bed = try ServiceBed(faults: [.process("crawler", .fail(code: "CAPTCHA"))])
        bed.slack.status = 500
        bed.send(.bulkCreate("SummaryProduct", [.productConfig(1, "B0A1")]), to: "plg-api", at: "00:05")
        try bed.run(until: "01:00")
        #expect(try bed.rows("SELECT status FROM crawler_v2.configs") == ["3"])
        #expect(!bed.branches.contains("W.E.crawl-slack"))
        #expect(bed.logLines("plg-api", .error).last == "Slack message crawl_failed not sent: 500 ")
    }

    @Test(arguments: [
        ("SummaryProduct", "start", "0", "0"), ("SummaryProduct", "crawl", "1", "0"),
        ("SummaryProduct", "store-product", "1", "0"), ("SummaryProduct", "finish", "1", "1"),
        ("SummaryProduct", "embed", "2", "1"), ("SummaryProductReview", "store-reviews", "1", "0"),
        ("SummaryProductReview", "store-sentences", "1", "1"), ("SummaryProductReview", "predict", "2", "1"),
    ])
    func `A crash leaves everything as it was at that step`(
        type: String,
        step: String,
        status: String,
        products: String
    ) throws {
        let config = type == "SummaryProduct" ? JSONValue.productConfig(1, "B0A1") : .reviewConfig(1, "B0A1")
        let bed = try crawl(type, config, faults: [.process("crawler", step: step, .crash)])
        #expect(try bed.rows("SELECT status FROM crawler_v2.configs") == [status])
        #expect(try bed.rows("SELECT COUNT(*) FROM analyzer_v2.products") == [products])
        #expect(bed.slack.received.isEmpty)
        #expect(try bed.rows("SELECT * FROM crawler_v2.error_logs").isEmpty)
        #expect(
            try bed.rows("SELECT COUNT(*) FROM analyzer_v2.review_sentences WHERE prediction_status = 1") == ["0"]
        )
    }

    @Test func `A failure can strike at every other step too`() throws {
        for step in ["start", "store-product", "finish"] {
            let bed = try crawl(faults: [.process("crawler", step: step, .fail(code: "DISK"))])
            #expect(try bed.rows("SELECT status, error_code FROM crawler_v2.configs") == ["3|DISK"], "at \(step)")
        }
    }

    @Test func `A request that is canceled meanwhile stores nothing`() throws {
        let bed = try ServiceBed()
        bed.send(.bulkCreate("SummaryProduct", [.productConfig(1, "B0A1")]), to: "plg-api", at: "00:05")
        bed.sql(["UPDATE crawler_v2.configs SET status = 4"], at: "00:10")
        try bed.run(until: "01:00")
        #expect(try bed.rows("SELECT status FROM crawler_v2.configs") == ["4"])
        #expect(try bed.rows("SELECT * FROM analyzer_v2.products").isEmpty)
    }

    @Test func `A duration is drawn for each config by its name`() throws {
        let bed = try ServiceBed(settings: ["crawl.duration": .text("1m..9m")])
        let configs = (1...4).map { JSONValue.productConfig($0, "B0X\($0)") }
        bed.send(.bulkCreate("SummaryProduct", configs), to: "plg-api", at: "00:05")
        try bed.run(until: "01:00")
        let times = try bed.rows("SELECT crawled_at FROM analyzer_v2.products")
        #expect(Set(times).count == 4)
        #expect(times.allSatisfy { ("2026-01-05 00:06:00"..."2026-01-05 00:14:00").contains($0) })
    }
}
