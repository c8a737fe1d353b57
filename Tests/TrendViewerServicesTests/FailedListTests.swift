import Simulation
import Testing
import Wire

struct FailedListTests {
    private static let day = [("from", "2026-01-05 00:00:00"), ("to", "2026-01-05 23:59:59")]

    /// Makes a bed in which five crawls fail, one a minute from 00:10 on.
    private func bedWithFailures(settings: [String: SettingValue] = [:]) throws -> ServiceBed {
        let bed = try ServiceBed(settings: settings, faults: [.process("crawler", .fail(code: "CAPTCHA"))])
        for number in 1...5 {
            let request = HTTPRequest.bulkCreate("SummaryProduct", [.productConfig(number, "B0A\(number)")])
            bed.send(request, to: "plg-api", at: "00:0\(number - 1)")
        }
        bed.send(.bulkCreate("SummaryProductReview", [.reviewConfig(9, "B0A1")]), to: "plg-api", at: "00:00")
        return bed
    }

    private func ask(_ bed: ServiceBed, _ parameters: [(String, String)], at clock: String) {
        bed.send(.failedList([("data_type", "SummaryProduct")] + parameters), to: "plg-api", at: clock)
    }

    private func ids(_ response: HTTPResponse?) -> [Int64] {
        (response?.json["data"]?.array ?? []).compactMap { $0["summary_id"]?.integer }
    }

    @Test func `Pages follow each other until there is no next one`() throws {
        let bed = try bedWithFailures()
        for offset in [0, 2, 4] {
            ask(bed, Self.day + [("limit", "2"), ("offset", "\(offset)")], at: "01:00")
        }
        try bed.run(until: "01:00")
        let pages = bed.responses.suffix(3).map(\.self)
        #expect(pages.map(ids) == [[5, 4], [3, 2], [1]])
        #expect(pages.map { $0?.json["next_offset"] } == [2, 4, .null])
    }

    @Test func `An entry says what failed, why and when`() throws {
        let bed = try bedWithFailures()
        ask(bed, Self.day + [("limit", "1")], at: "01:00")
        try bed.run(until: "01:00")
        #expect(
            bed.responses.last??.json["data"]?[0] == [
                "summary_id": 5, "data_type": "SummaryProduct", "error_code": "CAPTCHA",
                "message": "the marketplace asks for a CAPTCHA", "failed_at": "2026-01-05 00:14:00",
            ]
        )
    }

    @Test(arguments: [
        ("2026-01-05 00:11:00", "2026-01-05 00:13:00", [4, 3, 2]), ("2026-01-05 00:14:01", "2026-01-05 23:59:59", []),
        ("2026-01-04 00:00:00", "2026-01-04 23:59:59", []), ("2026-01-05 00:10:00", "2026-01-05 00:10:00", [1]),
    ])
    func `The window includes both of its ends and nothing else`(from: String, to: String, expected: [Int64]) throws {
        let bed = try bedWithFailures()
        ask(bed, [("from", from), ("to", to)], at: "01:00")
        try bed.run(until: "01:00")
        #expect(ids(bed.responses.last ?? nil) == expected)
    }

    @Test func `With the newest first, a failure that arrives between two pages is missed by both`() throws {
        let bed = try bedWithFailures()
        ask(bed, Self.day + [("limit", "2")], at: "00:13")
        ask(bed, Self.day + [("limit", "2"), ("offset", "2")], at: "00:15")
        try bed.run(until: "00:20")
        #expect(bed.responses.suffix(2).flatMap(ids) == [4, 3, 3, 2])
    }

    @Test func `With the oldest first, no failure is missed`() throws {
        let bed = try bedWithFailures(settings: ["plg.failedListOrder": .text("oldestFirst")])
        ask(bed, Self.day + [("limit", "3")], at: "00:13")
        ask(bed, Self.day + [("limit", "3"), ("offset", "3")], at: "00:15")
        try bed.run(until: "00:20")
        #expect(bed.responses.suffix(2).flatMap(ids) == [1, 2, 3, 4, 5])
    }

    @Test(arguments: [
        [("from", "2026-01-05 00:00:00")], [("from", "today"), ("to", "2026-01-05 00:00:00")],
        [("from", "2026-01-06 00:00:00"), ("to", "2026-01-05 00:00:00")],
        [("from", "2026-01-05 00:00:00"), ("to", "2026-01-05 24:00:00")], day + [("limit", "0")],
        day + [("offset", "-1")], day + [("data_type", "SummaryProduct")],
    ])
    func `A window or page that makes no sense is refused`(parameters: [(String, String)]) throws {
        let bed = try ServiceBed()
        // The last case names its data type second, after one that does not exist.
        let type = parameters.contains { $0.0 == "data_type" } ? "Nothing" : "SummaryProduct"
        bed.send(.failedList([("data_type", type)] + parameters), to: "plg-api", at: "00:05")
        try bed.run(until: "00:05")
        #expect(bed.responses[0]?.status == 422)
    }

    @Test func `A target that succeeded later the same day stays listed`() throws {
        let bed = try ServiceBed(faults: [.process("crawler", times: 1, .fail(code: "TIMEOUT"))])
        bed.send(.bulkCreate("SummaryProduct", [.productConfig(1, "B0A1")]), to: "plg-api", at: "00:00")
        bed.send(.bulkUpdate("SummaryProduct", [.productConfig(1, "B0A1")]), to: "plg-api", at: "00:30")
        ask(bed, Self.day, at: "01:00")
        try bed.run(until: "01:00")
        #expect(try bed.rows("SELECT status, error_code FROM crawler_v2.configs") == ["2|NULL"])
        #expect(ids(bed.responses.last ?? nil) == [1])
    }
}
