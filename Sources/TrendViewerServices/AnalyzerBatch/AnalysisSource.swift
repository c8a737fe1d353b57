internal import Storage
internal import Wire

/// What analyzer_batch reads from analyzer_v2: the dataset's crawled products with reviews and sentences.
struct AnalysisSource {
    struct Product: Hashable {
        let id: Int
        let input, name, specifications: String
    }

    struct Review: Hashable {
        let id, productID: Int
    }

    struct Sentence: Hashable {
        let id, reviewID: Int
        let text: String
        let vector: [Int]
        let sentiment: Sentiment
    }

    let products: [Product]
    let reviews: [Review]
    let sentences: [Sentence]

    /// Reads everything that is crawled; only sentences that are embedded and predicted count.
    init(inputs: [(input: String, type: InputType)], session: Session) throws {
        var products: [Product] = []
        var reviews: [Review] = []
        var sentences: [Sentence] = []
        for (input, type) in inputs {
            guard let product = try Self.product(input, type, session) else { continue }
            products.append(product)
            let rows = try session.query(
                "SELECT id FROM analyzer_v2.reviews WHERE product_id = ? ORDER BY id",
                [SQLValue(product.id)]
            )
            for row in rows {
                let review = Review(id: row.int("id"), productID: product.id)
                let read = try Self.sentences(of: review, session)
                guard !read.isEmpty else { continue }
                reviews.append(review)
                sentences += read
            }
        }
        self.products = products
        self.reviews = reviews
        self.sentences = sentences
    }

    private static func product(_ input: String, _ type: InputType, _ session: Session) throws -> Product? {
        let rows = try session.query(
            """
            SELECT id, input, name, specifications FROM analyzer_v2.products
            WHERE input = ? AND input_type = ? AND crawled_at IS NOT NULL
            """,
            [SQLValue(input), SQLValue(type.rawValue)]
        )
        return rows.first.map { row in
            Product(
                id: row.int("id"),
                input: row.text("input"),
                name: row.textOrNil("name") ?? "",
                specifications: row.textOrNil("specifications") ?? "{}"
            )
        }
    }

    private static func sentences(of review: Review, _ session: Session) throws -> [Sentence] {
        let rows = try session.query(
            """
            SELECT id, sentence, embedding, sentiment FROM analyzer_v2.review_sentences
            WHERE review_id = ? AND embedding_status = 1 AND prediction_status = 1 ORDER BY id
            """,
            [SQLValue(review.id)]
        )
        return rows.compactMap { row in
            guard let vector = row.textOrNil("embedding").flatMap(Embedding.init(text:)) else { return nil }
            return Sentence(
                id: row.int("id"),
                reviewID: review.id,
                text: row.text("sentence"),
                vector: vector.numbers,
                sentiment: row.intOrNil("sentiment").flatMap { Sentiment(rawValue: Int64($0)) } ?? .neutral
            )
        }
    }
}

/// The order that a dataset was created with, as ds_analyzer.datasets.settings keeps it.
struct DatasetOrder {
    let wishlistSlug: String
    let inputs: [(input: String, type: InputType)]

    /// Reads the settings column; what is missing there stays empty.
    init(settings: String) {
        let json = try? JSONValue(parsing: Array(settings.utf8))
        wishlistSlug = json?["wishlist_slug"]?.string ?? ""
        inputs = (json?["products"]?.array ?? []).compactMap { product in
            guard let input = product["input"]?.string, let type = product["input_type"].flatMap(InputType.init) else {
                return nil
            }
            return (input, type)
        }
    }
}
