import Storage

extension ConsoleSchema {
    /// The crawl targets, one row for all wishlists that want the same thing, and who wants them.
    static let summaries = """
        CREATE TABLE summary_wishlist_products (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            input TEXT NOT NULL,
            input_type INTEGER NOT NULL DEFAULT 2,
            mall_id INTEGER NOT NULL DEFAULT 1 REFERENCES malls (id),
            priority INTEGER NOT NULL DEFAULT 0,
            schedule TEXT NOT NULL DEFAULT 'daily',
            \(tracking),
            UNIQUE (input, input_type)
        );
        CREATE TABLE summary_wishlist_product_reviews (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            summary_wishlist_product_id INTEGER NOT NULL UNIQUE REFERENCES summary_wishlist_products (id),
            \(tracking)
        );
        CREATE TABLE summary_wishlist_categories (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            category_id TEXT NOT NULL,
            mall_id INTEGER NOT NULL DEFAULT 1 REFERENCES malls (id),
            \(tracking),
            UNIQUE (category_id, mall_id)
        );
        CREATE TABLE summary_wishlist_search_queries (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            keyword TEXT NOT NULL,
            mall_id INTEGER NOT NULL DEFAULT 1 REFERENCES malls (id),
            \(tracking),
            UNIQUE (keyword, mall_id)
        );
        \(targets.map(selectorIndexes).joined(separator: "\n"))
        \(items.map(itemTable).joined(separator: "\n"))
        """

    /// The words for the numbers of every table of this schema.
    static let labels: [ColumnLabels] =
        [
            columnLabels(WishlistStatus.self, "wishlist_to_groups.status"),
            columnLabels(AdminStatus.self, "wishlist_to_groups.admin_status"),
            columnLabels(TrainingStatus.self, "wishlist_to_groups.training_status"),
            columnLabels(TrainingSchedule.self, "wishlist_to_groups.training_schedule"),
            columnLabels(DatasetStatus.self, "wishlist_dataset_histories.status"),
            columnLabels(SPVPStatus.self, "wishlist_dataset_histories.spvp_status"),
            columnLabels(InputType.self, "summary_wishlist_products.input_type"),
        ]
        + targets.flatMap { table in
            [
                columnLabels(CrawlStatus.self, "\(table).crawl_status"),
                columnLabels(SendingStatus.self, "\(table).sending_status"),
            ]
        }

    private static let targets = [
        "summary_wishlist_products", "summary_wishlist_product_reviews", "summary_wishlist_categories",
        "summary_wishlist_search_queries",
    ]

    private static let items: [(table: String, column: String, target: String)] = [
        ("wishlist_products", "summary_wishlist_product_id", "summary_wishlist_products"),
        ("wishlist_product_reviews", "summary_wishlist_product_review_id", "summary_wishlist_product_reviews"),
        ("wishlist_categories", "summary_wishlist_category_id", "summary_wishlist_categories"),
        ("wishlist_search_queries", "summary_wishlist_search_query_id", "summary_wishlist_search_queries"),
    ]

    private static let tracking = """
        crawl_status INTEGER NOT NULL DEFAULT 0,
            sending_status INTEGER NOT NULL DEFAULT 0,
            needs_update BOOLEAN NOT NULL DEFAULT 0,
            crawler_config_id INTEGER,
            sent_at TEXT,
            crawled_at TEXT,
            created_at TEXT,
            updated_at TEXT
        """

    private static func selectorIndexes(_ table: String) -> String {
        """
        CREATE INDEX \(table)_sending ON \(table) (sending_status);
        CREATE INDEX \(table)_crawl ON \(table) (crawl_status);
        """
    }

    private static func itemTable(_ table: String, column: String, target: String) -> String {
        """
        CREATE TABLE \(table) (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            wishlist_to_group_id INTEGER NOT NULL REFERENCES wishlist_to_groups (id),
            \(column) INTEGER NOT NULL REFERENCES \(target) (id),
            created_at TEXT,
            UNIQUE (wishlist_to_group_id, \(column))
        );
        CREATE INDEX \(table)_target ON \(table) (\(column));
        """
    }
}

/// Returns the words of a status as labels of a column.
func columnLabels<Status: StatusCode>(_ status: Status.Type, _ column: String) -> ColumnLabels {
    ColumnLabels(
        column: column,
        labels: Status.allCases.map { code in
            (value: Int64(code.rawValue), name: code.label, synonyms: Array(code.words.dropFirst()))
        }
    )
}
