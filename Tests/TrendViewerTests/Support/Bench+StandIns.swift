import Simulation
import Storage
import TrendViewer
import Wire

extension Bench {
    /// What the services answer when all is well; every dataset is Analyzing.
    static let obliging: [String: @Sendable (HTTPRequest) -> HTTPResponse] = [
        "plg-api": { request in
            switch request.path {
            case "/bulk-create": HTTPResponse(201, json: configs(of: request))
            case "/bulk-update": HTTPResponse(200, json: configs(of: request))
            case "/failed-list": HTTPResponse(200, json: ["data": [], "next_offset": nil])
            default: HTTPResponse(200, json: ["complete": true, "missing": []])
            }
        },
        "tv-python-api": { request in
            request.method == .post
                ? HTTPResponse(200, json: ["dataset_id": 7, "status": 1])
                : detail(status: 2, progress: 25)
        },
        "cloud-run": { _ in HTTPResponse(200, json: ["name": "projects/p/executions/run-1"]) },
        "slack": { _ in HTTPResponse(200, body: Array("ok".utf8)) },
        "pusher": { _ in HTTPResponse(200, json: [:]) },
        "mail": { _ in HTTPResponse(202, json: [:]) },
        "openai": { request in
            switch request.path {
            case "/v1/files": HTTPResponse(200, json: ["id": "file-1"])
            case "/v1/batches": HTTPResponse(200, json: ["id": "batch_1"])
            case "/v1/files/file-2/content": batchResult([1])
            default: HTTPResponse(200, json: ["status": "completed", "output_file_id": "file-2"])
            }
        },
    ]

    /// A result file of OpenAI in which one answer names these sentences.
    static func batchResult(_ matches: [Int]) -> HTTPResponse {
        let content = JSONValue.object(JSONObject([("matches", .array(matches.map { JSONValue($0) }))])).text
        let line: JSONValue = ["response": ["body": ["choices": [["message": ["content": .string(content)]]]]]]
        return HTTPResponse(200, body: Array((line.text + "\n").utf8))
    }

    /// The detail of a dataset, as the TV Python API answers it.
    static func detail(status: JSONValue, progress: Int = 100, code: String? = nil) -> HTTPResponse {
        HTTPResponse(
            200,
            json: [
                "id": 7, "status": status, "progress": JSONValue(progress), "error_code": JSONValue(code),
                "error_message": code == nil ? nil : "it broke",
            ]
        )
    }

    /// Lets the TV Python API answer every question for a detail so.
    func remote(_ response: HTTPResponse) {
        answers["tv-python-api"] = { _ in response }
    }

    private static func configs(of request: HTTPRequest) -> JSONValue {
        let configs = (try? JSONValue(parsing: request.body))?["configs"]?.array ?? []
        return [
            "configs": .array(
                configs.map { config in
                    let id = config["summary_id"]?.integer ?? 0
                    return ["summary_id": .integer(id), "config_id": .integer(id + 100)]
                }
            )
        ]
    }

    /// Mika in group 1 with an active subscription, and one wishlist with a product.
    func givenWishlist() throws {
        try given(
            "INSERT INTO gb_console.users (id, name, email) VALUES (1, 'mika', 'mika@example.com')",
            "INSERT INTO gb_console.sessions (user_id, token) VALUES (1, 'token-mika')",
            "INSERT INTO gb_console.groups (id, name) VALUES (1, 'One')",
            "INSERT INTO gb_console.group_members (group_id, user_id) VALUES (1, 1)",
            "INSERT INTO gb_console.subscriptions (group_id, status) VALUES (1, 'active')",
            "INSERT INTO gb_console.wishlist_to_groups (id, name, slug, group_id) VALUES (1, 'Speakers', 'speakers', 1)",
            "INSERT INTO gb_console.summary_wishlist_products (id, input) VALUES (1, 'B0A1')",
            "INSERT INTO gb_console.wishlist_products (wishlist_to_group_id, summary_wishlist_product_id) VALUES (1, 1)"
        )
    }

    /// The product of the wishlist as crawled, with one embedded sentence.
    func givenCrawledData() throws {
        try given(
            "UPDATE gb_console.summary_wishlist_products SET crawl_status = 2, sending_status = 1 WHERE id = 1",
            "INSERT INTO analyzer_v2.products (id, input, input_type, crawled_at) VALUES (1, 'B0A1', 2, '2026-01-05 00:00:00')",
            "INSERT INTO analyzer_v2.reviews (id, product_id, crawled_at) VALUES (1, 1, '2026-01-05 00:00:00')",
            "INSERT INTO analyzer_v2.review_sentences (review_id, embedding_status) VALUES (1, 1)"
        )
    }

    /// A history of dataset 7 with a status.
    func givenHistory(status: Int = 2, spvpStatus: Int = 1) throws {
        try givenWishlist()
        try given(
            """
            INSERT INTO gb_console.wishlist_dataset_histories (id, wishlist_to_group_id, dataset_id, slug, status, \
            spvp_status, created_at, updated_at) VALUES (1, 1, 7, 'speakers-7', \(status), \(spvpStatus), \
            '2026-01-05 00:00:00', '2026-01-05 00:00:00')
            """
        )
    }

    /// One specific viewpoint of the wishlist.
    func givenViewpoint() throws {
        try given(
            "INSERT INTO gb_console.wl_cat_vps (id, wishlist_to_group_id, name) VALUES (1, 1, 'Sound')",
            "INSERT INTO gb_console.wl_cat_vp_details (id, wl_cat_vp_id, detail, short_detail) VALUES (1, 1, 'Bass', 'Bass')",
            "INSERT INTO gb_console.wl_spec_vps (id, wl_cat_vp_detail_id, name) VALUES (1, 1, 'deep bass')"
        )
    }

    /// The status and SPVP status of the history.
    func historyStatus() throws -> [String] {
        try rows("SELECT status, spvp_status FROM gb_console.wishlist_dataset_histories ORDER BY id").first ?? []
    }

    /// The databases of others, as far as the workflow touches them.
    static let neighbours = [
        SchemaDefinition(
            name: "ds_analyzer",
            sql: """
                CREATE TABLE viewpoint_categories (id INTEGER PRIMARY KEY AUTOINCREMENT, wishlist_to_group_id INTEGER,
                    short_detail TEXT, created_at TEXT, updated_at TEXT);
                CREATE TABLE specific_viewpoints (id INTEGER PRIMARY KEY AUTOINCREMENT, viewpoint_category_id INTEGER,
                    wl_spec_vp_id INTEGER, name TEXT, ordinal INTEGER, created_at TEXT, updated_at TEXT);
                """
        ),
        SchemaDefinition(
            name: "analyzer_v2",
            sql: """
                CREATE TABLE products (id INTEGER PRIMARY KEY AUTOINCREMENT, input TEXT, input_type INTEGER,
                    crawled_at TEXT);
                CREATE TABLE reviews (id INTEGER PRIMARY KEY AUTOINCREMENT, product_id INTEGER, crawled_at TEXT);
                CREATE TABLE review_sentences (id INTEGER PRIMARY KEY AUTOINCREMENT, review_id INTEGER,
                    sentence TEXT NOT NULL DEFAULT 'Deep bass', embedding_status INTEGER);
                """
        ),
    ]
}

extension FaultRule {
    /// A fault at a step of a process.
    static func atStep(_ step: String, of process: GlobPattern, _ action: FaultAction, times: Int? = 1) -> FaultRule {
        FaultRule(
            id: "at \(step)",
            site: .step,
            target: process,
            conditions: [.init(attribute: "step", pattern: GlobPattern(step))],
            times: times,
            actions: [action]
        )
    }

    /// A write of a command that fails.
    static func failingWrite(
        on table: GlobPattern,
        by process: GlobPattern = "dataset:get-status",
        _ action: FaultAction = .failWrite,
        times: Int? = 1
    ) -> FaultRule {
        FaultRule(
            id: "write",
            site: .write,
            target: table,
            conditions: [.init(attribute: "process", pattern: process)],
            times: times,
            actions: [action]
        )
    }

    /// A call that goes wrong.
    static func atCall(_ target: GlobPattern, _ action: FaultAction, times: Int? = nil) -> FaultRule {
        FaultRule(id: "call", site: .call, target: target, times: times, actions: [action])
    }
}
