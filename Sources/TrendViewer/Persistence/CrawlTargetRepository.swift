import Storage

/// Finds or creates crawl targets: one row for all wishlists that want the same thing (reference trend-viewer §3.1).
///
/// Every method throws `DatabaseError`, or what stops the process itself.
struct CrawlTargetRepository {
    let workflow: WorkflowContext

    /// The target of a product.
    func product(_ product: ProductKey) async throws -> Int {
        try await firstOrCreate(
            .product,
            key: ["input", "input_type"],
            [SQLValue(product.input), SQLValue(product.type.rawValue)],
            others: ["mall_id"],
            [SQLValue(product.mallID)]
        )
    }

    /// The target of a product's reviews, one for each product (Q-20).
    func productReview(productID: Int) async throws -> Int {
        try await firstOrCreate(.productReview, key: ["summary_wishlist_product_id"], [SQLValue(productID)])
    }

    /// The target of a category ranking.
    func category(_ id: String, mallID: Int) async throws -> Int {
        try await firstOrCreate(.category, key: ["category_id", "mall_id"], [SQLValue(id), SQLValue(mallID)])
    }

    /// The target of a search query ranking.
    func searchQuery(_ keyword: String, mallID: Int) async throws -> Int {
        try await firstOrCreate(.searchQuery, key: ["keyword", "mall_id"], [SQLValue(keyword), SQLValue(mallID)])
    }

    /// Notes that a wishlist wants a target.
    func link(_ type: DataType, _ targetID: Int, wishlistID: Int) async throws {
        let sql = """
            INSERT INTO \(type.itemTable) (wishlist_to_group_id, \(type.itemColumn), created_at) VALUES (?, ?, ?)
            """
        try await workflow.console.execute(sql, [SQLValue(wishlistID), SQLValue(targetID), workflow.now])
    }

    /// As Eloquent's method of that name; another request may insert the same target in between.
    private func firstOrCreate(
        _ type: DataType,
        key: [String],
        _ values: [SQLValue],
        others: [String] = [],
        _ otherValues: [SQLValue] = []
    ) async throws -> Int {
        if let id = try find(type, key, values) { return id }
        let columns = key + others + ["crawl_status", "sending_status", "created_at", "updated_at"]
        let places = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        let sql = "INSERT INTO \(type.table) (\(columns.joined(separator: ", "))) VALUES (\(places))"
        let fixed = [
            SQLValue(CrawlStatus.new.rawValue), SQLValue(SendingStatus.notSent.rawValue), workflow.now, workflow.now,
        ]
        do {
            return try await workflow.console.execute(sql, values + otherValues + fixed).lastInsertID
        } catch let error as DatabaseError where error.code == .duplicateKey {
            guard let id = try find(type, key, values) else { throw error }
            return id
        }
    }

    private func find(_ type: DataType, _ key: [String], _ values: [SQLValue]) throws -> Int? {
        let conditions = key.map { "\($0) = ?" }.joined(separator: " AND ")
        return try workflow.console.query("SELECT id FROM \(type.table) WHERE \(conditions)", values).first?.int("id")
    }
}
