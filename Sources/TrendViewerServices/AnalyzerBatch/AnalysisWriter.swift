internal import Simulation
internal import Storage

/// Writes the seven result tables, one by one; a table refers to rows of an earlier one by the ids that those got.
struct AnalysisWriter {
    let analysis: Analysis
    let datasetID: Int
    let session: Session

    private var productIDs: [Int] = []
    private var viewpointIDs: [Int] = []
    private var reviewIDs: [Int: Int] = [:]

    init(analysis: Analysis, datasetID: Int, session: Session) {
        self.analysis = analysis
        self.datasetID = datasetID
        self.session = session
    }

    /// Writes the rows of one table; the tables must come in their order.
    mutating func write(_ table: AnalysisTable) async throws {
        switch table {
        case .products: try await writeProducts()
        case .productDetails: try await writeProductDetails()
        case .productSimilarities: try await writeSimilarities()
        case .aiViewpoints: try await writeViewpoints()
        case .reviewSentenceAIVP: try await writeSentenceViewpoints()
        case .reviews: try await writeReviews()
        case .reviewSentences: try await writeSentences()
        }
    }

    private mutating func writeProducts() async throws {
        productIDs = []
        for product in analysis.source.products {
            let id = try await insert(
                "products (dataset_id, source_product_id, processed_name)",
                [SQLValue(product.id), SQLValue(Self.processed(product.name))]
            )
            productIDs.append(id)
        }
    }

    private func writeProductDetails() async throws {
        for (product, id) in zip(analysis.source.products, productIDs) {
            _ = try await insert(
                "product_details (dataset_id, product_id, specifications)",
                [SQLValue(id), SQLValue(product.specifications)]
            )
        }
    }

    private func writeSimilarities() async throws {
        for pair in analysis.similarities {
            _ = try await insert(
                "product_similarities (dataset_id, product_id, other_product_id, similarity_score)",
                [SQLValue(productIDs[pair.product]), SQLValue(productIDs[pair.other]), .real(pair.score)]
            )
        }
    }

    private mutating func writeViewpoints() async throws {
        viewpointIDs = []
        for viewpoint in analysis.viewpoints {
            let id = try await insert(
                "ai_viewpoints (dataset_id, cluster_id, name, description)",
                [SQLValue(viewpoint.clusterID), SQLValue(viewpoint.name), SQLValue(viewpoint.description)]
            )
            viewpointIDs.append(id)
        }
    }

    private func writeSentenceViewpoints() async throws {
        for (sentence, cluster) in zip(analysis.source.sentences, analysis.clusters) {
            _ = try await insert(
                "review_sentence_aivp (dataset_id, source_sentence_id, ai_viewpoint_id)",
                [SQLValue(sentence.id), SQLValue(viewpointIDs[cluster - 1])]
            )
        }
    }

    private mutating func writeReviews() async throws {
        let products = Dictionary(
            uniqueKeysWithValues: zip(analysis.source.products.map(\.id), productIDs)
        )
        for review in analysis.source.reviews {
            guard let productID = products[review.productID] else { continue }
            reviewIDs[review.id] = try await insert(
                "reviews (dataset_id, product_id, source_review_id, sentiment_overall)",
                [SQLValue(productID), SQLValue(review.id), SQLValue(analysis.sentiment(of: review).rawValue)]
            )
        }
    }

    private func writeSentences() async throws {
        for (sentence, cluster) in zip(analysis.source.sentences, analysis.clusters) {
            guard let reviewID = reviewIDs[sentence.reviewID] else { continue }
            _ = try await insert(
                "review_sentences (dataset_id, review_id, source_sentence_id, sentence, cluster_id, sentiment)",
                [
                    SQLValue(reviewID), SQLValue(sentence.id), SQLValue(sentence.text), SQLValue(cluster),
                    SQLValue(sentence.sentiment.rawValue),
                ]
            )
        }
    }

    /// Inserts a row of this dataset; `values` follow the dataset's id.
    private func insert(_ columns: String, _ values: [SQLValue]) async throws -> Int {
        let places = Array(repeating: "?", count: values.count + 1).joined(separator: ", ")
        return try await session.execute(
            "INSERT INTO ds_analyzer.\(columns) VALUES (\(places))",
            [SQLValue(datasetID)] + values
        ).lastInsertID
    }

    /// The name as reports show it: without what shops add in brackets.
    private static func processed(_ name: String) -> String {
        var depth = 0
        let kept = name.filter { character in
            if "([【".contains(character) { depth += 1 }
            defer { if ")]】".contains(character) { depth -= 1 } }
            return depth == 0
        }
        return kept.split(separator: " ").joined(separator: " ")
    }
}
