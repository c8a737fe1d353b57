import Simulation
import Testing
import TrendViewer
import Wire

/// Drafts of wishlists and their viewpoints (reference trend-viewer §1.13; FM-56).
struct DraftTests {
    private let body: JSONValue = [
        "name": "Draft",
        "products": [["input": "B0A1", "inputType": "asin"]],
        "categories": [["categoryId": "audio", "mall": "Rakuten"]],
        "searchQueries": [["keyword": "speaker"]],
        "viewpoints": [
            ["category": "Sound", "details": [["detail": "Deep bass", "shortDetail": "Bass", "specific": ["old"]]]]
        ],
    ]

    private func bench(
        _ settings: [String: SettingValue] = [:],
        openai: HTTPResponse,
        faults: [FaultRule] = []
    ) throws -> Bench {
        let bench = try Bench(settings, faults: faults)
        try bench.givenWishlist()
        bench.answers["openai"] = { _ in openai }
        #expect(try send(bench, .post, "temp-wishlist-to-group", body)?.status == 201)
        return bench
    }

    private func send(_ bench: Bench, _ method: HTTPMethod, _ path: String, _ body: JSONValue = [:]) throws
        -> HTTPResponse?
    {
        let headers: HTTPHeaders = ["Authorization": "Bearer token-mika"]
        let request = HTTPRequest(method, "/api/v1/general/\(path)", headers: headers, json: body)
        return try bench.send(request, to: "trend-viewer-api")
    }

    private func names(_ bench: Bench) throws -> [String] {
        try bench.rows("SELECT name FROM gb_console.temp_wl_spec_vps ORDER BY id").map { $0[0] }
    }

    private static let written = HTTPResponse(
        200,
        json: ["choices": [["message": ["role": "assistant", "content": #"{"specific":["deep","bass"]}"#]]]]
    )

    @Test func `Generated viewpoints replace the old ones, and the official wishlist gets them`() throws {
        let bench = try bench(openai: Self.written)
        #expect(try send(bench, .post, "temp-viewpoint/draft/specific-viewpoint")?.status == 200)
        #expect(try names(bench) == ["deep", "bass"])
        let response = try #require(try send(bench, .post, "temp-wishlist-to-group/draft/convert"))
        #expect(response.status == 201)
        #expect(try JSONValue(parsing: response.body)["data"]?["search_query_ids"]?.array?.count == 1)
        let official = "SELECT name FROM gb_console.wl_spec_vps WHERE name IN ('deep', 'bass') ORDER BY id"
        #expect(try bench.rows(official) == [["deep"], ["bass"]])
    }

    @Test(arguments: [("deleteFirst", []), ("oneTransaction", ["old"])] as [(String, [String])])
    func `A generation that fails loses the old viewpoints only where they are removed first`(
        setting: String,
        left: [String]
    ) throws {
        let bench = try bench(["viewpointRegeneration": .text(setting)], openai: HTTPResponse(500))
        #expect(try send(bench, .post, "temp-viewpoint/draft/specific-viewpoint")?.status == 503)
        #expect(try names(bench) == left)
    }

    @Test(arguments: ["delete-viewpoints", "generate-viewpoints", "store-viewpoints"])
    func `A crash at a step of the generation leaves what that step has found`(step: String) throws {
        let crash = FaultRule(
            id: "crash",
            site: .step,
            target: "trend-viewer-api",
            conditions: [.init(attribute: "step", pattern: GlobPattern(step))],
            actions: [.crash]
        )
        let bench = try bench(openai: Self.written, faults: [crash])
        #expect(try send(bench, .post, "temp-viewpoint/draft/specific-viewpoint") == nil, "nobody answers")
        #expect(try names(bench) == (step == "delete-viewpoints" ? ["old"] : []))
    }

    @Test func `One specific viewpoint is removed once, and only by a member of the group`() throws {
        let bench = try bench(openai: Self.written)
        #expect(try send(bench, .delete, "temp-viewpoint/specific-viewpoint/7")?.status == 404)
        #expect(try send(bench, .delete, "temp-viewpoint/specific-viewpoint/1")?.status == 204)
        #expect(try send(bench, .delete, "temp-viewpoint/specific-viewpoint/1")?.status == 404)
        #expect(try names(bench) == [])
        #expect(try send(bench, .post, "temp-wishlist-to-group/nothing/convert")?.status == 404)
    }
}
