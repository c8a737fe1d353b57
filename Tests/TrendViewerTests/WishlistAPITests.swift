import Simulation
import Testing
import TrendViewer
import Wire

struct WishlistAPITests {
    private let path = "/api/v1/general/wishlist-to-group"

    private func post(
        _ bench: Bench,
        _ body: JSONValue,
        path: String? = nil,
        token: String? = "token-mika"
    ) throws -> HTTPResponse {
        let headers = token.map { HTTPHeaders(dictionaryLiteral: ("Authorization", "Bearer \($0)")) } ?? HTTPHeaders()
        let request = HTTPRequest(.post, path ?? self.path, headers: headers, json: body)
        return try #require(try bench.send(request, to: "trend-viewer-api"))
    }

    private func bench(_ settings: [String: SettingValue] = [:], faults: [FaultRule] = []) throws -> Bench {
        let bench = try Bench(settings, faults: faults)
        try bench.givenWishlist()
        return bench
    }

    private let body: JSONValue = [
        "name": "Speakers",
        "products": [["input": "B0A1", "inputType": "asin"], ["input": "B0B2", "inputType": "asin"]],
        "categories": [["categoryId": "audio", "mall": "Rakuten"]],
        "searchQueries": [["keyword": "speaker"]],
        "viewpoints": [
            [
                "category": "Sound",
                "details": [["detail": "Bass response", "shortDetail": "Bass", "specific": ["deep", "dry"]]],
            ]
        ],
    ]

    @Test(arguments: ["/api/v1/general/wishlist-to-group", "/api/v1/wishlist-to-group"])
    func `A wishlist is stored with its targets and viewpoints, under either path`(path: String) throws {
        let bench = try bench()
        let response = try post(bench, body, path: path)
        #expect(response.status == 201)
        let data = try JSONValue(parsing: response.body)["data"]
        #expect(data?["slug"] == "speakers-2")
        #expect(data?["status"] == 1)
        #expect(data?["product_ids"] == [1, 2], "a product that another wishlist has is the same target")
        let products = "SELECT input, crawl_status, sending_status FROM gb_console.summary_wishlist_products"
        #expect(try bench.rows(products) == [["B0A1", "0", "0"], ["B0B2", "0", "0"]])
        #expect(try bench.rows("SELECT id FROM gb_console.summary_wishlist_product_reviews").count == 2)
        #expect(
            try bench.rows("SELECT category_id, mall_id FROM gb_console.summary_wishlist_categories") == [
                ["audio", "2"]
            ]
        )
        #expect(
            try bench.rows("SELECT keyword, mall_id FROM gb_console.summary_wishlist_search_queries") == [
                ["speaker", "1"]
            ]
        )
        #expect(try bench.rows("SELECT name, ordinal FROM gb_console.wl_spec_vps") == [["deep", "1"], ["dry", "2"]])
        #expect(try bench.rows("SELECT short_detail FROM ds_analyzer.viewpoint_categories") == [["Bass"]])
        #expect(
            try bench.rows("SELECT name, wl_spec_vp_id FROM ds_analyzer.specific_viewpoints") == [
                ["deep", "1"], ["dry", "2"],
            ]
        )
        #expect(bench.branches == ["W.1.validate-store", "W.1.log", "W.1.slack"])
        #expect(bench.slackKinds == ["wishlist_created"])
    }

    @Test(
        arguments: [
            ([:], ["name"]),
            (["name": "A"], ["products"]),
            (["name": " ", "products": [["input": "B0", "inputType": "asin"]]], ["name"]),
            (["name": "A 😀", "products": [["input": "B0", "inputType": "asin"]]], ["name"]),
            (["name": "A", "products": [["input": "B0", "inputType": "isbn"]]], ["products.0.inputType"]),
            (["name": "A", "products": [["inputType": "asin"]]], ["products.0.input"]),
            (["name": "A", "products": "B0"], ["products"]),
            (["name": "A", "categories": [["categoryId": "c", "mall": "Ebay"]]], ["categories.0.mall"]),
            (["name": "A", "group_id": "one", "searchQueries": [["keyword": "k"]]], ["group_id"]),
            (
                [
                    "name": "A", "searchQueries": [["keyword": "k"]],
                    "viewpoints": [["category": "c", "details": [["detail": ""]]]],
                ],
                ["viewpoints.0.details.0.detail"]
            ),
        ] as [(JSONValue, [String])]
    )
    func `A request that is not valid says which field is wrong`(body: JSONValue, fields: [String]) throws {
        let bench = try bench()
        let response = try post(bench, body)
        #expect(response.status == 422)
        let json = try JSONValue(parsing: response.body)
        #expect(json["code"] == "VALIDATION_FAILED")
        let found = json["errors"]?.object?.members.map(\.key) ?? []
        #expect(found == fields)
        #expect(bench.slackKinds == ["wishlist_rejected"])
        #expect(try bench.rows("SELECT id FROM gb_console.wishlist_to_groups").count == 1)
    }

    @Test(arguments: [
        ("DELETE FROM gb_console.sessions", 401, "UNAUTHENTICATED"),
        ("UPDATE gb_console.sessions SET expires_at = '2026-01-04 00:00:00'", 401, "UNAUTHENTICATED"),
        ("DELETE FROM gb_console.group_members", 403, "NOT_A_MEMBER"),
        ("DELETE FROM gb_console.subscriptions", 402, "SUBSCRIPTION_INVALID"),
        ("UPDATE gb_console.subscriptions SET status = 'unpaid'", 402, "SUBSCRIPTION_INVALID"),
        ("UPDATE gb_console.subscriptions SET deadline_at = '2026-01-04 23:00:00'", 402, "SUBSCRIPTION_EXPIRED"),
    ])
    func `Who may not create a wishlist is told why`(change: String, status: Int, code: String) throws {
        let bench = try bench()
        try bench.given(change)
        let response = try post(bench, body)
        #expect(response.status == status)
        #expect(try JSONValue(parsing: response.body)["code"] == .string(code))
    }

    @Test func `The package limits what a wishlist holds`() throws {
        let bench = try bench()
        try bench.given(
            "INSERT INTO gb_console.packages (id, name, product_limit) VALUES (1, 'Small', 1)",
            "INSERT INTO gb_console.package_plans (id, package_id, name) VALUES (1, 1, 'Monthly')",
            "UPDATE gb_console.subscriptions SET package_plan_id = 1"
        )
        let response = try post(bench, body)
        #expect(response.status == 402)
        #expect(response.text.contains("the package allows 1 products"))
    }

    @Test(arguments: [(false, 2), (true, 1)])
    func `A crash between the inserts leaves a wishlist without targets, unless they are one transaction`(
        isTransaction: Bool,
        wishlists: Int
    ) throws {
        let bench = try bench(
            ["wishlistTransaction": .boolean(isTransaction)],
            faults: [.atStep("insert-summaries", of: "trend-viewer-api", .crash)]
        )
        let headers: HTTPHeaders = ["Authorization": "Bearer token-mika"]
        let answer = try bench.send(HTTPRequest(.post, path, headers: headers, json: body), to: "trend-viewer-api")
        #expect(answer == nil, "the connection broke")
        #expect(try bench.rows("SELECT id FROM gb_console.wishlist_to_groups").count == wishlists)
        #expect(try bench.rows("SELECT id FROM gb_console.summary_wishlist_products").count == 1)
    }

    @Test func `A database error is answered with 500`() throws {
        let bench = try bench(
            faults: [.failingWrite(on: "gb_console.wishlist_to_groups", by: "trend-viewer-api")]
        )
        let response = try post(bench, body)
        #expect(response.status == 500)
        #expect(response.text.contains("DATABASE_ERROR"))
    }
}
