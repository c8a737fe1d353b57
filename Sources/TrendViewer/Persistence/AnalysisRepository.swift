import Storage
import Wire

/// Reads the results of an analysis from ds_analyzer (reference trend-viewer §1.13, §3.2).
///
/// Every method throws `DatabaseError`, or what stops the process itself.
struct AnalysisRepository {
    /// Whose viewpoints are meant.
    enum Mode: String, CaseIterable {
        case specificViewpoint = "SpecificViewpoint"
        case aiViewpoint = "AIViewpoint"
    }

    let workflow: WorkflowContext
    let datasetID: Int

    private var session: Session { workflow.analyzer }

    /// The products, those whose name contains `search` if it is given.
    func products(search: String?) throws -> [JSONValue] {
        let rows = try query(
            """
            SELECT p.id, p.source_product_id, p.processed_name, d.specifications FROM ds_analyzer.products p \
            LEFT JOIN ds_analyzer.product_details d ON d.product_id = p.id AND d.dataset_id = p.dataset_id \
            WHERE p.dataset_id = ? ORDER BY p.id
            """
        )
        let wanted = search?.lowercased() ?? ""
        return rows.filter { wanted.isEmpty || $0.text("processed_name").lowercased().contains(wanted) }.map { row in
            [
                "id": JSONValue(row.int("id")), "source_product_id": JSONValue(row.int("source_product_id")),
                "name": .string(row.text("processed_name")),
                "specifications": JSONValue(row.textOrNil("specifications")),
            ]
        }
    }

    /// Returns true when the dataset has the product.
    func hasProduct(_ id: Int) throws -> Bool {
        let sql = "SELECT id FROM ds_analyzer.products WHERE dataset_id = ? AND id = ?"
        return try !session.query(sql, [SQLValue(datasetID), SQLValue(id)]).isEmpty
    }

    /// For each viewpoint and product, how many sentences speak well and ill of it.
    func comparison(_ mode: Mode) throws -> [JSONValue] {
        let rows = try query(
            """
            SELECT v.id AS viewpoint_id, v.name AS viewpoint, r.product_id AS product_id, \
            SUM(s.sentiment > 0) AS positive, SUM(s.sentiment < 0) AS negative, COUNT(*) AS sentences \
            FROM \(mapping(mode)) JOIN ds_analyzer.reviews r ON r.id = s.review_id AND r.dataset_id = s.dataset_id \
            WHERE m.dataset_id = ? GROUP BY v.id, v.name, r.product_id ORDER BY v.id, r.product_id
            """
        )
        return rows.map { row in
            [
                "viewpoint_id": JSONValue(row.int("viewpoint_id")), "viewpoint": .string(row.text("viewpoint")),
                "product_id": JSONValue(row.int("product_id")), "positive": JSONValue(row.int("positive")),
                "negative": JSONValue(row.int("negative")), "sentences": JSONValue(row.int("sentences")),
            ]
        }
    }

    /// The review sentences of a product with the viewpoint that each was mapped to.
    func sentences(productID: Int, _ mode: Mode) throws -> [JSONValue] {
        let rows = try query(
            """
            SELECT s.id, s.sentence, s.sentiment, v.name AS viewpoint FROM \(mapping(mode)) \
            JOIN ds_analyzer.reviews r ON r.id = s.review_id AND r.dataset_id = s.dataset_id \
            WHERE m.dataset_id = ? AND r.product_id = ? ORDER BY s.id, v.id
            """,
            [SQLValue(productID)]
        )
        return rows.map { row in
            [
                "id": JSONValue(row.int("id")), "sentence": .string(row.text("sentence")),
                "sentiment": JSONValue(row.int("sentiment")), "viewpoint": .string(row.text("viewpoint")),
            ]
        }
    }

    /// How many reviews each product has, counted up in the order of their numbers; of all products when none is named.
    func chart(_ products: Set<Int>) throws -> [JSONValue] {
        let rows = try query(
            """
            SELECT p.id, p.processed_name, r.sentiment_overall FROM ds_analyzer.products p \
            JOIN ds_analyzer.reviews r ON r.product_id = p.id AND r.dataset_id = p.dataset_id \
            WHERE p.dataset_id = ? ORDER BY p.id, r.id
            """
        ).filter { products.isEmpty || products.contains($0.int("id")) }
        var series: [(id: Int, name: String, points: [JSONValue])] = []
        for row in rows {
            if series.last?.id != row.int("id") { series.append((row.int("id"), row.text("processed_name"), [])) }
            let last = series.count - 1
            series[last].points.append(JSONValue(series[last].points.count + 1))
        }
        return series.map { ["product_id": JSONValue($0.id), "name": .string($0.name), "counts": .array($0.points)] }
    }

    // The two kinds of viewpoint are mapped in different tables, by different ids of the sentence.
    private func mapping(_ mode: Mode) -> String {
        switch mode {
        case .specificViewpoint:
            """
            ds_analyzer.review_sentence_spvp m JOIN ds_analyzer.specific_viewpoints v \
            ON v.id = m.specific_viewpoint_id JOIN ds_analyzer.review_sentences s ON s.id = m.review_sentence_id
            """
        case .aiViewpoint:
            """
            ds_analyzer.review_sentence_aivp m JOIN ds_analyzer.ai_viewpoints v ON v.id = m.ai_viewpoint_id \
            JOIN ds_analyzer.review_sentences s ON s.source_sentence_id = m.source_sentence_id \
            AND s.dataset_id = m.dataset_id
            """
        }
    }

    private func query(_ sql: String, _ arguments: [SQLValue] = []) throws -> [Row] {
        try session.query(sql, [SQLValue(datasetID)] + arguments)
    }
}
