internal import Simulation
internal import Storage
internal import Wire

/// `POST /validate-data`: whether products are crawled, embedded and predicted (reference trend-viewer EP-23).
///
/// A missing product is listed with the first reason that holds, in the order in which data becomes complete.
struct ValidateDataEndpoint: Sendable {
    let context: ServiceContext

    func check(_ call: Router.Call) async throws -> HTTPResponse {
        let body = try RequestBody(call.request)
        var products: [(input: String, type: InputType)] = []
        for product in try body.objects("products") {
            products.append((try product.text("input"), try product.inputType("input_type")))
        }
        try await call.process.step("receive", failsHere: true)
        let session = context.database.session(for: call.process, access: PLGAPIService.access)
        try await call.process.step("check")
        var missing: [JSONValue] = []
        for (input, type) in products {
            guard let reason = try Self.reason(input, type, session) else { continue }
            missing.append(["input": .string(input), "reason": .string(reason)])
        }
        return HTTPResponse(200, json: ["complete": .bool(missing.isEmpty), "missing": .array(missing)])
    }

    /// Returns why a product is not complete, or nil when it is.
    private static func reason(_ input: String, _ type: InputType, _ session: Session) throws -> String? {
        let product = try session.query(
            """
            SELECT id, embedding_status FROM analyzer_v2.products
            WHERE input = ? AND input_type = ? AND crawled_at IS NOT NULL
            """,
            [SQLValue(input), SQLValue(type.rawValue)]
        ).first
        guard let product else { return "no data" }
        if let reason = words("embedding", product.int("embedding_status")) { return reason }
        for what in ["embedding", "prediction"] {
            let unfinished = try session.query(
                """
                SELECT s.\(what)_status AS status FROM analyzer_v2.review_sentences s
                JOIN analyzer_v2.reviews r ON r.id = s.review_id
                WHERE r.product_id = ? AND s.\(what)_status <> 1 ORDER BY s.\(what)_status DESC LIMIT 1
                """,
                [product["id"]]
            )
            if let reason = unfinished.first.flatMap({ words(what, $0.int("status")) }) { return reason }
        }
        return nil
    }

    private static func words(_ what: String, _ status: Int) -> String? {
        switch AnalyzerV2Schema.Readiness(rawValue: Int64(status)) {
        case .done: nil
        case .failed: "\(what) failed"
        case .pending, nil: "\(what) pending"
        }
    }
}
