import Simulation
import Storage
import Wire

/// Looks up what has been crawled, in analyzer_v2 or gb_analyzer (reference trend-viewer §1.7, Q-04).
///
/// Every method throws `DatabaseError`, or what stops the process itself.
struct CrawledDataRepository {
    let workflow: WorkflowContext

    private var source: TrendViewerSettings.SuccessSource { workflow.settings[TrendViewerSettings.successSource] }

    /// When the target's data was crawled, if that fits: at or after the moment at which the target was sent.
    ///
    /// Rankings have no table in analyzer_v2: the crawler stages them in gb_analyzer in either case.
    func crawledAt(_ target: SummaryTarget) throws -> String? {
        let since = SQLValue(target.sentAt ?? "")
        switch target.key {
        case .product(let product, _, _):
            let sql = """
                SELECT MAX(crawled_at) AS at FROM \(source.rawValue).products \
                WHERE input = ? AND input_type = ? AND crawled_at >= ?
                """
            return try latest(sql, [SQLValue(product.input), SQLValue(product.type.rawValue), since])
        case .productReview(let product):
            let sql = """
                SELECT MAX(r.crawled_at) AS at FROM \(source.rawValue).reviews r \
                JOIN \(source.rawValue).products p ON p.id = r.product_id \
                WHERE p.input = ? AND p.input_type = ? AND r.crawled_at >= ?
                """
            return try latest(sql, [SQLValue(product.input), SQLValue(product.type.rawValue), since])
        case .category(let id, let mallID):
            let sql = """
                SELECT MAX(crawled_at) AS at FROM gb_analyzer.t_category_rankings \
                WHERE category_id = ? AND mall_id = ? AND crawled_at >= ?
                """
            return try latest(sql, [SQLValue(id), SQLValue(mallID), since])
        case .searchQuery(let keyword, let mallID):
            let sql = """
                SELECT MAX(crawled_at) AS at FROM gb_analyzer.t_sq_rankings \
                WHERE keyword = ? AND mall_id = ? AND crawled_at >= ?
                """
            return try latest(sql, [SQLValue(keyword), SQLValue(mallID), since])
        }
    }

    /// How many review sentences of the products have an embedding.
    func embeddedSentences(_ products: [ProductKey]) throws -> Int {
        let embedded =
            switch source {
            case .analyzerV2: "s.embedding_status = 1"
            case .gbAnalyzer: "s.embedding IS NOT NULL"
            }
        let schema = source.rawValue
        let sql = """
            SELECT COUNT(*) AS n FROM \(schema).products p JOIN \(schema).reviews r ON r.product_id = p.id \
            JOIN \(schema).review_sentences s ON s.review_id = r.id \
            WHERE p.input = ? AND p.input_type = ? AND \(embedded)
            """
        var count = 0
        for product in products {
            let arguments = [SQLValue(product.input), SQLValue(product.type.rawValue)]
            count += try workflow.analyzer.query(sql, arguments).first?.int("n") ?? 0
        }
        return count
    }

    /// The review sentences of the products, as a classification request carries them.
    func sentences(_ products: [ProductKey]) throws -> [JSONValue] {
        let schema = source.rawValue
        let sql = """
            SELECT s.id, s.sentence FROM \(schema).products p JOIN \(schema).reviews r ON r.product_id = p.id \
            JOIN \(schema).review_sentences s ON s.review_id = r.id \
            WHERE p.input = ? AND p.input_type = ? ORDER BY s.id
            """
        return try products.flatMap { product in
            let arguments = [SQLValue(product.input), SQLValue(product.type.rawValue)]
            return try workflow.analyzer.query(sql, arguments).map { row -> JSONValue in
                ["id": JSONValue(row.int("id")), "text": .string(row.text("sentence"))]
            }
        }
    }

    private func latest(_ sql: String, _ arguments: [SQLValue]) throws -> String? {
        try workflow.analyzer.query(sql, arguments).first?.textOrNil("at")
    }
}
