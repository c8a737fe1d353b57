import Simulation
import Testing
import TrendViewerServices
import Wire

struct PLGAPITests {
    @Test func `bulk-create answers 201 with an id for each config and stores them queued`() throws {
        let bed = try ServiceBed()
        bed.send(
            .bulkCreate("SummaryProduct", [.productConfig(4, "B0A1"), .productConfig(7, "B0B2")]),
            to: "plg-api",
            at: "00:05"
        )
        try bed.run(until: "00:05")
        let response = try #require(bed.responses[0])
        #expect(response.status == 201)
        #expect(response.text == #"{"configs":[{"summary_id":4,"config_id":1},{"summary_id":7,"config_id":2}]}"#)
        #expect(
            try bed.rows("SELECT data_type, summary_id, input, input_type, mall_id, attempt FROM crawler_v2.configs")
                == ["SummaryProduct|4|B0A1|2|1|1", "SummaryProduct|7|B0B2|2|1|1"]
        )
        #expect(bed.history(of: "status", in: "crawler_v2.configs", row: 1).first == "00:05:00 ->0")
        #expect(bed.branches == ["W.2.store-request", "W.2.multiple-products"])
    }

    @Test func `The same target sent twice is two configs`() throws {
        let bed = try ServiceBed()
        for _ in 0..<2 {
            bed.send(.bulkCreate("SummaryProduct", [.productConfig(4, "B0A1")]), to: "plg-api", at: "00:05")
        }
        try bed.run(until: "00:20")
        #expect(try bed.rows("SELECT id, status FROM crawler_v2.configs") == ["1|2", "2|2"])
        #expect(try bed.rows("SELECT COUNT(*) FROM analyzer_v2.products") == ["1"])
    }

    @Test(arguments: [
        (#"[]"#, 400), (#"{"configs":[]}"#, 422), (#"{"data_type":"SummaryProducts","configs":[]}"#, 422),
        (#"{"data_type":"SummaryProduct"}"#, 422), (#"{"data_type":"SummaryProduct","configs":[1]}"#, 422),
        (#"{"data_type":"SummaryProduct","configs":[{"summary_id":1,"input":"B0"}]}"#, 422),
        (#"{"data_type":"SummaryProduct","configs":[{"summary_id":1,"input":"B0","input_type":4}]}"#, 422),
        (#"{"data_type":"SummaryProduct","configs":[{"input":"B0","input_type":1}]}"#, 422),
        (#"{"data_type":"SummaryProductReview","configs":[{"summary_id":1,"input":"B0","input_type":1}]}"#, 422),
        (#"{"data_type":"SummaryCategory","configs":[{"summary_id":1}]}"#, 422),
        (#"{"data_type":"SummarySearchQuery","configs":[{"summary_id":1,"keyword":""}]}"#, 422),
    ])
    func `A body that is not in the format of its data type is refused as a whole`(body: String, status: Int) throws {
        let bed = try ServiceBed()
        bed.send(HTTPRequest(.post, "/bulk-create", body: Array(body.utf8)), to: "plg-api", at: "00:05")
        try bed.run(until: "00:05")
        let response = try #require(bed.responses[0])
        #expect(response.status == status)
        #expect(response.json["message"]?.string?.isEmpty == false)
        #expect(try bed.rows("SELECT * FROM crawler_v2.configs").isEmpty)
    }

    @Test func `bulk-update queues a config again and its crawl supersedes the one before`() throws {
        let bed = try ServiceBed()
        bed.send(.bulkCreate("SummaryProduct", [.productConfig(4, "B0A1")]), to: "plg-api", at: "00:05")
        bed.send(.bulkUpdate("SummaryProduct", [.productConfig(4, "B0A1")]), to: "plg-api", at: "00:10")
        try bed.run(until: "00:30")
        #expect(bed.responses[1]?.status == 200)
        #expect(bed.responses[1]?.text == #"{"configs":[{"summary_id":4,"config_id":1}]}"#)
        #expect(
            bed.history(of: "status", in: "crawler_v2.configs", row: 1)
                == ["00:05:00 ->0", "00:05:00 0>1", "00:10:00 1>0", "00:10:00 0>1", "00:20:00 1>2"]
        )
        #expect(bed.logLines("crawler", .warning) == ["SummaryProduct B0A1: canceled or superseded"])
    }

    @Test func `bulk-update of an unknown config answers 404 and changes nothing`() throws {
        let bed = try ServiceBed()
        bed.send(.bulkCreate("SummaryProduct", [.productConfig(4, "B0A1")]), to: "plg-api", at: "00:05")
        bed.send(
            .bulkUpdate("SummaryProduct", [.productConfig(4, "B0A1"), .productConfig(5, "B0A1")]),
            to: "plg-api",
            at: "01:00"
        )
        try bed.run(until: "02:00")
        #expect(bed.responses[1]?.status == 404)
        #expect(try bed.rows("SELECT id, attempt, status FROM crawler_v2.configs") == ["1|1|2"])
    }

    @Test func `A crash between storing and starting leaves configs queued for ever`() throws {
        let bed = try ServiceBed(faults: [.process("plg-api", step: "start-crawls", .crash)])
        bed.send(.bulkCreate("SummaryProduct", [.productConfig(4, "B0A1")]), to: "plg-api", at: "00:05")
        try bed.run(until: "03:00")
        #expect(try bed.rows("SELECT status FROM crawler_v2.configs") == ["0"])
        #expect(bed.responses == [nil])
    }

    @Test func `validate-data tells why a product is not complete, and when it is`() throws {
        let bed = try ServiceBed()
        bed.send(.bulkCreate("SummaryProduct", [.productConfig(1, "B0A1")]), to: "plg-api", at: "00:05")
        bed.send(.bulkCreate("SummaryProductReview", [.reviewConfig(1, "B0A1")]), to: "plg-api", at: "00:07")
        for clock in ["00:10", "00:16", "00:21", "00:30"] {
            bed.send(.validate(["B0A1"]), to: "plg-api", at: clock)
        }
        bed.send(.validate([]), to: "plg-api", at: "00:30")
        try bed.run(until: "00:30")
        #expect(
            bed.responses.dropFirst(2).map { $0?.text } == [
                #"{"complete":false,"missing":[{"input":"B0A1","reason":"no data"}]}"#,
                #"{"complete":false,"missing":[{"input":"B0A1","reason":"embedding pending"}]}"#,
                #"{"complete":false,"missing":[{"input":"B0A1","reason":"embedding pending"}]}"#,
                #"{"complete":true,"missing":[]}"#, #"{"complete":true,"missing":[]}"#,
            ]
        )
    }

    @Test(arguments: [("embed", "embedding failed"), ("predict", "prediction failed")])
    func `validate-data tells that a model failed`(step: String, reason: String) throws {
        let bed = try ServiceBed(faults: [.process("crawler", step: step, .fail(code: "MODEL"))])
        bed.send(.bulkCreate("SummaryProduct", [.productConfig(1, "B0A1")]), to: "plg-api", at: "00:05")
        bed.send(.bulkCreate("SummaryProductReview", [.reviewConfig(1, "B0A1")]), to: "plg-api", at: "00:05")
        bed.send(.validate(["B0A1"]), to: "plg-api", at: "00:30")
        try bed.run(until: "00:30")
        #expect(bed.responses[2]?.json["missing"]?[0]?["reason"]?.string == reason)
        #expect(try bed.rows("SELECT DISTINCT status FROM crawler_v2.configs") == ["2"])
    }
}
