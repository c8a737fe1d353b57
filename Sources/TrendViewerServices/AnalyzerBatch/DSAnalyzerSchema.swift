package import Storage

/// The database `ds_analyzer`: datasets, the analyzer's seven result tables, specific viewpoints (reference §3.2).
package enum DSAnalyzerSchema {
    /// The state of a dataset, `ds_analyzer.datasets.status` (seed 000).
    package enum DatasetStatus: Int64, CaseIterable, Sendable {
        case pending = 1
        case processing = 2
        case completed = 3
        case failed = 9
    }

    /// The tables with the words for their numbers.
    ///
    /// `review_sentence_aivp` is written before `review_sentences` (reference §1.10), so it names a sentence by its
    /// id in analyzer_v2: join it on `review_sentences.source_sentence_id` of the same dataset.
    package static let definition = SchemaDefinition(
        name: "ds_analyzer",
        sql: [datasets, results, viewpoints].joined(separator: "\n"),
        labels: [
            ColumnLabels(
                column: "datasets.status",
                labels: [
                    (1, "Pending", []), (2, "Processing", ["Analyzing"]), (3, "Completed", ["Complete"]),
                    (9, "Failed", []),
                ]
            ),
            Sentiment.labels(for: "reviews.sentiment_overall"),
            Sentiment.labels(for: "review_sentences.sentiment"),
        ]
    )

    private static let datasets = """
        CREATE TABLE ds_analyzer.datasets (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            settings TEXT NOT NULL,
            status INTEGER NOT NULL DEFAULT 1,
            progress INTEGER NOT NULL DEFAULT 0,
            error_code TEXT,
            error_message TEXT,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL
        );
        """

    private static let results = """
        CREATE TABLE ds_analyzer.products (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            dataset_id INTEGER NOT NULL,
            source_product_id INTEGER NOT NULL,
            processed_name TEXT NOT NULL
        );
        CREATE INDEX ds_analyzer.products_dataset ON products (dataset_id);
        CREATE TABLE ds_analyzer.product_details (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            dataset_id INTEGER NOT NULL,
            product_id INTEGER NOT NULL,
            specifications TEXT NOT NULL
        );
        CREATE INDEX ds_analyzer.product_details_dataset ON product_details (dataset_id);
        CREATE TABLE ds_analyzer.product_similarities (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            dataset_id INTEGER NOT NULL,
            product_id INTEGER NOT NULL,
            other_product_id INTEGER NOT NULL,
            similarity_score REAL NOT NULL
        );
        CREATE INDEX ds_analyzer.product_similarities_dataset ON product_similarities (dataset_id);
        CREATE TABLE ds_analyzer.ai_viewpoints (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            dataset_id INTEGER NOT NULL,
            cluster_id INTEGER NOT NULL,
            name TEXT NOT NULL,
            description TEXT NOT NULL
        );
        CREATE INDEX ds_analyzer.ai_viewpoints_dataset ON ai_viewpoints (dataset_id);
        CREATE TABLE ds_analyzer.review_sentence_aivp (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            dataset_id INTEGER NOT NULL,
            source_sentence_id INTEGER NOT NULL,
            ai_viewpoint_id INTEGER NOT NULL
        );
        CREATE INDEX ds_analyzer.review_sentence_aivp_dataset ON review_sentence_aivp (dataset_id);
        CREATE TABLE ds_analyzer.reviews (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            dataset_id INTEGER NOT NULL,
            product_id INTEGER NOT NULL,
            source_review_id INTEGER NOT NULL,
            sentiment_overall INTEGER NOT NULL
        );
        CREATE INDEX ds_analyzer.reviews_dataset ON reviews (dataset_id);
        CREATE TABLE ds_analyzer.review_sentences (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            dataset_id INTEGER NOT NULL,
            review_id INTEGER NOT NULL,
            source_sentence_id INTEGER NOT NULL,
            sentence TEXT NOT NULL,
            cluster_id INTEGER NOT NULL,
            sentiment INTEGER NOT NULL
        );
        CREATE INDEX ds_analyzer.review_sentences_dataset ON review_sentences (dataset_id);
        """

    private static let viewpoints = """
        CREATE TABLE ds_analyzer.viewpoint_categories (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            wishlist_to_group_id INTEGER NOT NULL,
            short_detail TEXT NOT NULL,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL
        );
        CREATE INDEX ds_analyzer.viewpoint_categories_wishlist ON viewpoint_categories (wishlist_to_group_id);
        CREATE TABLE ds_analyzer.specific_viewpoints (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            viewpoint_category_id INTEGER NOT NULL,
            wl_spec_vp_id INTEGER,
            name TEXT NOT NULL,
            ordinal INTEGER NOT NULL,
            last_object_id INTEGER NOT NULL DEFAULT 0,
            error_code TEXT,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL
        );
        CREATE INDEX ds_analyzer.specific_viewpoints_category ON specific_viewpoints (viewpoint_category_id);
        CREATE TABLE ds_analyzer.review_sentence_spvp (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            dataset_id INTEGER NOT NULL,
            review_sentence_id INTEGER NOT NULL,
            specific_viewpoint_id INTEGER NOT NULL,
            error_code TEXT,
            created_at TEXT NOT NULL
        );
        CREATE INDEX ds_analyzer.review_sentence_spvp_viewpoint
            ON review_sentence_spvp (specific_viewpoint_id, review_sentence_id);
        """
}
