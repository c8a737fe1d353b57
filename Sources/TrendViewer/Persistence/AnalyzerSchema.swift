package import Storage

/// gb_analyzer, the analysis store of the first generation (reference trend-viewer §3.5).
///
/// Products, reviews and sentences come from BigQuery, the `t_*` tables from the crawler, the rest from commands.
package enum AnalyzerSchema {
    /// The schema with its indexes and the words for its numbers.
    package static let definition = SchemaDefinition(
        name: "gb_analyzer",
        sql: [products, rankings, batches].joined(separator: "\n"),
        labels: [
            columnLabels(InputType.self, "products.input_type"),
            columnLabels(SyncStatus.self, "t_category_rankings.status"),
            columnLabels(SyncStatus.self, "t_sq_rankings.status"),
            columnLabels(BatchJobStatus.self, "batch_jobs_vps.log_creation_status"),
            columnLabels(BatchLogStatus.self, "batch_jobs_vp_logs.status"),
        ]
    )

    private static let products = """
        CREATE TABLE products (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            input TEXT NOT NULL,
            input_type INTEGER NOT NULL DEFAULT 2,
            mall_id INTEGER NOT NULL DEFAULT 1,
            name TEXT,
            crawled_at TEXT,
            created_at TEXT,
            updated_at TEXT
        );
        CREATE INDEX products_input ON products (input, input_type);
        CREATE TABLE product_details (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            product_id INTEGER NOT NULL REFERENCES products (id),
            price INTEGER,
            description TEXT,
            created_at TEXT,
            updated_at TEXT
        );
        CREATE INDEX product_details_product ON product_details (product_id);
        CREATE TABLE reviews (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            product_id INTEGER NOT NULL REFERENCES products (id),
            content TEXT,
            rating INTEGER,
            crawled_at TEXT,
            created_at TEXT,
            updated_at TEXT
        );
        CREATE INDEX reviews_product ON reviews (product_id);
        CREATE TABLE review_sentences (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            review_id INTEGER NOT NULL REFERENCES reviews (id),
            sentence TEXT NOT NULL,
            embedding TEXT,
            created_at TEXT,
            updated_at TEXT
        );
        CREATE INDEX review_sentences_review ON review_sentences (review_id);
        """

    private static let rankings = """
        CREATE TABLE t_category_rankings (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            category_id TEXT NOT NULL,
            mall_id INTEGER NOT NULL DEFAULT 1,
            input TEXT,
            ranking INTEGER,
            status INTEGER NOT NULL DEFAULT 0,
            crawled_at TEXT,
            created_at TEXT
        );
        CREATE INDEX t_category_rankings_key ON t_category_rankings (category_id, mall_id);
        CREATE TABLE t_sq_rankings (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            keyword TEXT NOT NULL,
            mall_id INTEGER NOT NULL DEFAULT 1,
            input TEXT,
            ranking INTEGER,
            status INTEGER NOT NULL DEFAULT 0,
            crawled_at TEXT,
            created_at TEXT
        );
        CREATE INDEX t_sq_rankings_key ON t_sq_rankings (keyword, mall_id);
        CREATE TABLE category_rankings (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            category_id TEXT NOT NULL,
            mall_id INTEGER NOT NULL DEFAULT 1,
            created_at TEXT,
            UNIQUE (category_id, mall_id)
        );
        CREATE TABLE search_query_rankings (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            keyword TEXT NOT NULL,
            mall_id INTEGER NOT NULL DEFAULT 1,
            created_at TEXT,
            UNIQUE (keyword, mall_id)
        );
        CREATE TABLE product_category_rankings (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            category_ranking_id INTEGER NOT NULL REFERENCES category_rankings (id),
            input TEXT,
            ranking INTEGER,
            ranked_at TEXT
        );
        CREATE TABLE product_search_query_rankings (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            search_query_ranking_id INTEGER NOT NULL REFERENCES search_query_rankings (id),
            input TEXT,
            ranking INTEGER,
            ranked_at TEXT
        );
        """

    private static let batches = """
        CREATE TABLE batch_jobs_vps (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            wishlist_dataset_history_id INTEGER NOT NULL,
            dataset_id INTEGER NOT NULL,
            wl_spec_vp_id INTEGER NOT NULL,
            log_creation_status INTEGER NOT NULL DEFAULT 1,
            created_at TEXT,
            updated_at TEXT
        );
        CREATE INDEX batch_jobs_vps_status ON batch_jobs_vps (log_creation_status);
        CREATE INDEX batch_jobs_vps_history ON batch_jobs_vps (wishlist_dataset_history_id);
        CREATE TABLE batch_jobs_vp_logs (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            batch_jobs_vp_id INTEGER NOT NULL REFERENCES batch_jobs_vps (id),
            openai_batch_id TEXT,
            status INTEGER NOT NULL DEFAULT 1,
            created_at TEXT,
            updated_at TEXT
        );
        CREATE INDEX batch_jobs_vp_logs_status ON batch_jobs_vp_logs (status);
        CREATE INDEX batch_jobs_vp_logs_job ON batch_jobs_vp_logs (batch_jobs_vp_id);
        CREATE TABLE review_sentences_wl_spec_vp (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            review_sentence_id INTEGER NOT NULL,
            wl_spec_vp_id INTEGER NOT NULL,
            created_at TEXT
        );
        CREATE INDEX review_sentences_wl_spec_vp_viewpoint ON review_sentences_wl_spec_vp (wl_spec_vp_id);
        """
}
