internal import Simulation
internal import Storage
internal import Wire

/// Puts crawled data into analyzer_v2 and the staging tables; storing the same thing again changes only its times.
struct CrawlStore {
    let session: Session
    /// The time of the crawl, as datetime columns hold it.
    let now: String

    /// Stores a product's page.
    func store(_ product: FixtureProduct, type: InputType) async throws {
        try await session.transaction {
            let id = try await productID(product.input, type)
            _ = try await session.execute(
                """
                UPDATE analyzer_v2.products
                SET name = ?, price = ?, description = ?, specifications = ?, crawled_at = ?, updated_at = ?
                WHERE id = ?
                """,
                [
                    SQLValue(product.name), SQLValue(product.price), SQLValue(product.description),
                    SQLValue(product.specifications.text), SQLValue(now), SQLValue(now), SQLValue(id),
                ]
            )
        }
    }

    /// Stores a product's reviews, and returns their ids in the order of the page.
    ///
    /// The product's own row is made when its page was not crawled yet; it stays without name and crawl time.
    func storeReviews(of product: FixtureProduct, type: InputType) async throws -> [Int] {
        try await session.transaction {
            let productID = try await productID(product.input, type)
            var ids: [Int] = []
            for (index, review) in product.reviews.enumerated() {
                ids.append(try await storeReview(review, number: index + 1, productID: productID))
            }
            return ids
        }
    }

    /// Stores the sentences of reviews, not embedded and not predicted yet.
    func storeSentences(of product: FixtureProduct, reviewIDs: [Int]) async throws {
        try await session.transaction {
            for (reviewID, review) in zip(reviewIDs, product.reviews) {
                for (index, sentence) in review.sentences.enumerated() {
                    try await storeSentence(sentence.text, number: index + 1, reviewID: reviewID)
                }
            }
        }
    }

    /// Adds a ranking to a staging table of gb_analyzer, not synced yet (reference trend-viewer §3.5).
    func storeRanking(_ inputs: [String], table: String, key: String, _ value: String, _ mall: Int) async throws {
        try await session.transaction {
            for (index, input) in inputs.enumerated() {
                _ = try await session.execute(
                    """
                    INSERT INTO gb_analyzer.\(table) (\(key), mall_id, input, ranking, status, crawled_at, created_at)
                    VALUES (?, ?, ?, ?, 0, ?, ?)
                    """,
                    [
                        SQLValue(value), SQLValue(mall), SQLValue(input), SQLValue(index + 1), SQLValue(now),
                        SQLValue(now),
                    ]
                )
            }
        }
    }

    private func productID(_ input: String, _ type: InputType) async throws -> Int {
        let found = try session.query(
            "SELECT id FROM analyzer_v2.products WHERE input = ? AND input_type = ?",
            [SQLValue(input), SQLValue(type.rawValue)]
        )
        if let row = found.first { return row.int("id") }
        return try await session.execute(
            "INSERT INTO analyzer_v2.products (input, input_type, created_at, updated_at) VALUES (?, ?, ?, ?)",
            [SQLValue(input), SQLValue(type.rawValue), SQLValue(now), SQLValue(now)]
        ).lastInsertID
    }

    private func storeReview(_ review: FixtureReview, number: Int, productID: Int) async throws -> Int {
        let found = try session.query(
            "SELECT id FROM analyzer_v2.reviews WHERE product_id = ? AND number = ?",
            [SQLValue(productID), SQLValue(number)]
        )
        if let row = found.first {
            _ = try await session.execute(
                "UPDATE analyzer_v2.reviews SET content = ?, rating = ?, crawled_at = ?, updated_at = ? WHERE id = ?",
                [SQLValue(review.content), SQLValue(review.rating), SQLValue(now), SQLValue(now), row["id"]]
            )
            return row.int("id")
        }
        return try await session.execute(
            """
            INSERT INTO analyzer_v2.reviews (product_id, number, content, rating, crawled_at, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                SQLValue(productID), SQLValue(number), SQLValue(review.content), SQLValue(review.rating),
                SQLValue(now), SQLValue(now), SQLValue(now),
            ]
        ).lastInsertID
    }

    private func storeSentence(_ text: String, number: Int, reviewID: Int) async throws {
        let found = try session.query(
            "SELECT id FROM analyzer_v2.review_sentences WHERE review_id = ? AND number = ?",
            [SQLValue(reviewID), SQLValue(number)]
        )
        guard found.isEmpty else { return }
        _ = try await session.execute(
            """
            INSERT INTO analyzer_v2.review_sentences (review_id, number, sentence, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?)
            """,
            [SQLValue(reviewID), SQLValue(number), SQLValue(text), SQLValue(now), SQLValue(now)]
        )
    }
}
