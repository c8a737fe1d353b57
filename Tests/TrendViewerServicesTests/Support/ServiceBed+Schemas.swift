import Storage

/// The workflow's databases, as far as the services touch them.
extension ServiceBed {
    static let everything = Access(
        writes: ["gb_console", "gb_analyzer", "ds_analyzer", "analyzer_v2", "crawler_v2"],
        reads: []
    )

    static let console = SchemaDefinition(
        name: "gb_console",
        sql: """
            CREATE TABLE wishlist_dataset_histories (
                id INTEGER PRIMARY KEY AUTOINCREMENT, wishlist_to_group_id INTEGER NOT NULL,
                dataset_id INTEGER NOT NULL, status INTEGER NOT NULL, spvp_status INTEGER NOT NULL, updated_at TEXT
            );
            CREATE TABLE summary_wishlist_products (
                id INTEGER PRIMARY KEY AUTOINCREMENT, crawl_status INTEGER NOT NULL, updated_at TEXT
            );
            """
    )

    static let analyzer = SchemaDefinition(
        name: "gb_analyzer",
        sql: supplied
            + ["category_id", "keyword"].map { key in
                """
                CREATE TABLE \(key == "keyword" ? "t_sq_rankings" : "t_category_rankings") (
                    id INTEGER PRIMARY KEY AUTOINCREMENT, \(key) TEXT NOT NULL, mall_id INTEGER NOT NULL, input TEXT,
                    ranking INTEGER, status INTEGER NOT NULL, crawled_at TEXT, created_at TEXT
                );
                """
            }.joined(separator: "\n")
    )

    private static let supplied = """
        CREATE TABLE products (
            id INTEGER PRIMARY KEY AUTOINCREMENT, input TEXT, input_type INTEGER, mall_id INTEGER, name TEXT,
            crawled_at TEXT, created_at TEXT, updated_at TEXT
        );
        CREATE TABLE product_details (
            id INTEGER PRIMARY KEY AUTOINCREMENT, product_id INTEGER, price INTEGER, description TEXT,
            created_at TEXT, updated_at TEXT
        );
        CREATE TABLE reviews (
            id INTEGER PRIMARY KEY AUTOINCREMENT, product_id INTEGER, content TEXT, rating INTEGER, crawled_at TEXT,
            created_at TEXT, updated_at TEXT
        );
        CREATE TABLE review_sentences (
            id INTEGER PRIMARY KEY AUTOINCREMENT, review_id INTEGER, sentence TEXT, embedding TEXT, created_at TEXT,
            updated_at TEXT
        );

        """
}
