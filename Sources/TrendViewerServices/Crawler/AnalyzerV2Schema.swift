package import Storage

/// The database `analyzer_v2`: what was crawled, owned by the crawler's team (reference trend-viewer §3.3).
package enum AnalyzerV2Schema {
    /// How far the embedding of a product or sentence, or the prediction for a sentence, has come.
    package enum Readiness: Int64, CaseIterable, Sendable {
        case pending = 0
        case done = 1
        case failed = 9
    }

    private static let readiness: [(value: Int64, name: String, synonyms: [String])] = [
        (0, "pending", ["Pending"]), (1, "done", ["Done"]), (9, "failed", ["Failed"]),
    ]

    /// The tables with the words for their numbers.
    ///
    /// A product that only a review crawl has met has neither a name nor a `crawled_at` yet.
    package static let definition = SchemaDefinition(
        name: "analyzer_v2",
        sql: """
            CREATE TABLE analyzer_v2.products (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                input TEXT NOT NULL,
                input_type INTEGER NOT NULL,
                name TEXT,
                price INTEGER,
                description TEXT,
                specifications TEXT,
                embedding_status INTEGER NOT NULL DEFAULT 0,
                crawled_at TEXT,
                created_at TEXT NOT NULL,
                updated_at TEXT NOT NULL,
                UNIQUE (input, input_type)
            );
            CREATE TABLE analyzer_v2.reviews (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                product_id INTEGER NOT NULL,
                number INTEGER NOT NULL,
                content TEXT NOT NULL,
                rating INTEGER NOT NULL,
                crawled_at TEXT NOT NULL,
                created_at TEXT NOT NULL,
                updated_at TEXT NOT NULL,
                UNIQUE (product_id, number)
            );
            CREATE TABLE analyzer_v2.review_sentences (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                review_id INTEGER NOT NULL,
                number INTEGER NOT NULL,
                sentence TEXT NOT NULL,
                embedding TEXT,
                embedding_status INTEGER NOT NULL DEFAULT 0,
                sentiment INTEGER,
                prediction_status INTEGER NOT NULL DEFAULT 0,
                created_at TEXT NOT NULL,
                updated_at TEXT NOT NULL,
                UNIQUE (review_id, number)
            );
            """,
        labels: [
            InputType.labels(for: "products.input_type"),
            ColumnLabels(column: "products.embedding_status", labels: readiness),
            ColumnLabels(column: "review_sentences.embedding_status", labels: readiness),
            ColumnLabels(column: "review_sentences.prediction_status", labels: readiness),
            Sentiment.labels(for: "review_sentences.sentiment"),
        ]
    )
}
