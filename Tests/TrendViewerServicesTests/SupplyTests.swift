import Simulation
import Testing
import Wire

struct SupplyTests {
    private func crawl(_ settings: [String: SettingValue], faults: [FaultRule] = []) throws -> ServiceBed {
        let bed = try ServiceBed(settings: settings, faults: faults)
        bed.send(.bulkCreate("SummaryProduct", [.productConfig(1, "B0B2")]), to: "plg-api", at: "00:05")
        bed.send(.bulkCreate("SummaryProductReview", [.reviewConfig(1, "B0B2")]), to: "plg-api", at: "00:05")
        return bed
    }

    private let counts = """
        SELECT (SELECT COUNT(*) FROM gb_analyzer.products), (SELECT COUNT(*) FROM gb_analyzer.product_details),
            (SELECT COUNT(*) FROM gb_analyzer.reviews), (SELECT COUNT(*) FROM gb_analyzer.review_sentences),
            (SELECT COUNT(embedding) FROM gb_analyzer.review_sentences)
        """

    @Test func `Where success is looked up in gb_analyzer, the data gets there after the lag`() throws {
        let bed = try crawl(["successSource": .text("gb_analyzer"), "supply.lag": .text("7m")])
        try bed.run(until: "00:21")
        #expect(try bed.rows(counts) == ["0|0|0|0|0"])
        try bed.run(until: "00:30")
        #expect(try bed.rows(counts) == ["1|1|2|4|4"])
        #expect(
            try bed.rows("SELECT input, input_type, name, crawled_at, created_at FROM gb_analyzer.products")
                == ["B0B2|2|Sora Mini Speaker|2026-01-05 00:15:00|2026-01-05 00:22:00"]
        )
    }

    @Test func `A second crawl brings the rows up to date and adds none`() throws {
        let bed = try crawl(["successSource": .text("gb_analyzer")])
        bed.send(.bulkUpdate("SummaryProductReview", [.reviewConfig(1, "B0B2")]), to: "plg-api", at: "02:00")
        try bed.run(until: "03:00")
        #expect(try bed.rows(counts) == ["1|1|2|4|4"])
        #expect(try bed.rows("SELECT DISTINCT crawled_at FROM gb_analyzer.reviews") == ["2026-01-05 02:10:00"])
    }

    @Test func `Where success is looked up in analyzer_v2, gb_analyzer stays empty`() throws {
        let bed = try crawl([:])
        try bed.run(until: "01:00")
        #expect(try bed.rows(counts) == ["0|0|0|0|0"])
    }

    @Test(arguments: [FaultAction.crash, .hang, .fail(code: "BIGQUERY_DOWN")])
    func `An outage leaves gb_analyzer empty although the crawl is done`(action: FaultAction) throws {
        let fault = FaultRule.process("supply", step: "sync", action)
        let bed = try crawl(["successSource": .text("gb_analyzer")], faults: [fault])
        try bed.run(until: "01:00")
        #expect(try bed.rows(counts) == ["0|0|0|0|0"])
        #expect(try bed.rows("SELECT DISTINCT status FROM crawler_v2.configs") == ["2"])
    }
}
