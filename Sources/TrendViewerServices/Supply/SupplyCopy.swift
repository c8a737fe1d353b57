internal import Storage

/// Copies one product with everything below it from analyzer_v2 to gb_analyzer.
///
/// gb_analyzer has no key for a review or a sentence, so the first of the one is the first of the other: what is there
/// is brought up to date, what is new is added.
struct SupplyCopy {
    let session: Session
    let mallID: Int
    /// The time of the copy, as datetime columns hold it.
    let now: String

    /// Copies a product; does nothing when analyzer_v2 does not know it.
    func product(_ input: String, _ type: InputType) async throws {
        let found = try session.query(
            """
            SELECT id, name, price, description, crawled_at FROM analyzer_v2.products
            WHERE input = ? AND input_type = ?
            """,
            [SQLValue(input), SQLValue(type.rawValue)]
        )
        guard let source = found.first else { return }
        let existing = try session.query(
            "SELECT id FROM gb_analyzer.products WHERE input = ? AND input_type = ? ORDER BY id",
            [SQLValue(input), SQLValue(type.rawValue)]
        )
        let id = try await put(
            "products",
            existing.first?.int("id"),
            [
                ("input", SQLValue(input)), ("input_type", SQLValue(type.rawValue)), ("mall_id", SQLValue(mallID)),
                ("name", source["name"]), ("crawled_at", source["crawled_at"]),
            ]
        )
        _ = try await put(
            "product_details",
            try ids("product_details", "product_id", id).first,
            [("product_id", SQLValue(id)), ("price", source["price"]), ("description", source["description"])]
        )
        try await reviews(of: source.int("id"), to: id)
    }

    private func reviews(of sourceID: Int, to productID: Int) async throws {
        let sources = try session.query(
            "SELECT id, content, rating, crawled_at FROM analyzer_v2.reviews WHERE product_id = ? ORDER BY number",
            [SQLValue(sourceID)]
        )
        let existing = try ids("reviews", "product_id", productID)
        for (index, source) in sources.enumerated() {
            let id = try await put(
                "reviews",
                index < existing.count ? existing[index] : nil,
                [
                    ("product_id", SQLValue(productID)), ("content", source["content"]), ("rating", source["rating"]),
                    ("crawled_at", source["crawled_at"]),
                ]
            )
            try await sentences(of: source.int("id"), to: id)
        }
    }

    private func sentences(of sourceID: Int, to reviewID: Int) async throws {
        let sources = try session.query(
            "SELECT sentence, embedding FROM analyzer_v2.review_sentences WHERE review_id = ? ORDER BY number",
            [SQLValue(sourceID)]
        )
        let existing = try ids("review_sentences", "review_id", reviewID)
        for (index, source) in sources.enumerated() {
            _ = try await put(
                "review_sentences",
                index < existing.count ? existing[index] : nil,
                [
                    ("review_id", SQLValue(reviewID)), ("sentence", source["sentence"]),
                    ("embedding", source["embedding"]),
                ]
            )
        }
    }

    private func ids(_ table: String, _ column: String, _ parent: Int) throws -> [Int] {
        try session.query(
            "SELECT id FROM gb_analyzer.\(table) WHERE \(column) = ? ORDER BY id",
            [SQLValue(parent)]
        ).map { $0.int("id") }
    }

    /// Updates the row of an id, or inserts one; returns its id.
    private func put(_ table: String, _ id: Int?, _ values: [(column: String, value: SQLValue)]) async throws -> Int {
        if let id {
            let places = values.map { "\($0.column) = ?" }.joined(separator: ", ")
            _ = try await session.execute(
                "UPDATE gb_analyzer.\(table) SET \(places), updated_at = ? WHERE id = ?",
                values.map(\.value) + [SQLValue(now), SQLValue(id)]
            )
            return id
        }
        let columns = values.map(\.column).joined(separator: ", ")
        let places = Array(repeating: "?", count: values.count + 2).joined(separator: ", ")
        return try await session.execute(
            "INSERT INTO gb_analyzer.\(table) (\(columns), created_at, updated_at) VALUES (\(places))",
            values.map(\.value) + [SQLValue(now), SQLValue(now)]
        ).lastInsertID
    }
}
