package import Storage

/// gb_console, the database of the console: people, wishlists, crawl targets, dataset tracking (reference trend-viewer
/// §3.1).
///
/// Every table has a numeric id. Times are UTC texts that the repositories bind from the clock; the tables know no
/// "now".
package enum ConsoleSchema {
    /// The schema with its indexes, its malls and the words for its numbers.
    package static let definition = SchemaDefinition(
        name: "gb_console",
        sql: [people, payments, wishlists, summaries, viewpoints, temporaryStage, datasets, malls].joined(
            separator: "\n"
        ),
        labels: labels
    )

    private static let people = """
        CREATE TABLE users (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            email TEXT NOT NULL UNIQUE,
            created_at TEXT,
            updated_at TEXT
        );
        CREATE TABLE sessions (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            user_id INTEGER NOT NULL REFERENCES users (id),
            token TEXT NOT NULL UNIQUE,
            expires_at TEXT,
            created_at TEXT
        );
        CREATE TABLE groups (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            created_at TEXT,
            updated_at TEXT
        );
        CREATE TABLE group_members (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            group_id INTEGER NOT NULL REFERENCES groups (id),
            user_id INTEGER NOT NULL REFERENCES users (id),
            role TEXT NOT NULL DEFAULT 'member',
            created_at TEXT,
            UNIQUE (group_id, user_id)
        );
        CREATE INDEX group_members_user ON group_members (user_id);
        CREATE TABLE packages (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            wishlist_limit INTEGER,
            product_limit INTEGER,
            category_limit INTEGER,
            search_query_limit INTEGER,
            viewpoint_limit INTEGER
        );
        CREATE TABLE package_plans (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            package_id INTEGER NOT NULL REFERENCES packages (id),
            name TEXT NOT NULL
        );
        CREATE TABLE subscriptions (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            group_id INTEGER NOT NULL REFERENCES groups (id),
            package_plan_id INTEGER REFERENCES package_plans (id),
            slug TEXT UNIQUE,
            status TEXT NOT NULL,
            payment_provider_subscription_id TEXT,
            deadline_at TEXT,
            canceled_at TEXT,
            auto_renew BOOLEAN NOT NULL DEFAULT 1,
            created_at TEXT,
            updated_at TEXT
        );
        CREATE INDEX subscriptions_group ON subscriptions (group_id, status);
        """

    private static let wishlists = """
        CREATE TABLE malls (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE
        );
        CREATE TABLE wishlist_to_groups (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            slug TEXT NOT NULL UNIQUE,
            status INTEGER NOT NULL DEFAULT 1,
            group_id INTEGER NOT NULL REFERENCES groups (id),
            admin_status INTEGER NOT NULL DEFAULT 1,
            training_status INTEGER NOT NULL DEFAULT 0,
            training_schedule INTEGER NOT NULL DEFAULT 0,
            manual_request BOOLEAN NOT NULL DEFAULT 0,
            created_at TEXT,
            updated_at TEXT
        );
        CREATE INDEX wishlist_to_groups_group ON wishlist_to_groups (group_id);
        """

    private static let viewpoints = """
        CREATE TABLE wl_cat_vps (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            wishlist_to_group_id INTEGER NOT NULL REFERENCES wishlist_to_groups (id),
            name TEXT NOT NULL,
            created_at TEXT,
            updated_at TEXT
        );
        CREATE INDEX wl_cat_vps_wishlist ON wl_cat_vps (wishlist_to_group_id);
        CREATE TABLE wl_cat_vp_details (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            wl_cat_vp_id INTEGER NOT NULL REFERENCES wl_cat_vps (id),
            detail TEXT NOT NULL,
            short_detail TEXT NOT NULL,
            created_at TEXT,
            updated_at TEXT
        );
        CREATE INDEX wl_cat_vp_details_parent ON wl_cat_vp_details (wl_cat_vp_id);
        CREATE TABLE wl_spec_vps (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            wl_cat_vp_detail_id INTEGER NOT NULL REFERENCES wl_cat_vp_details (id),
            name TEXT NOT NULL,
            ordinal INTEGER NOT NULL DEFAULT 1,
            created_at TEXT,
            updated_at TEXT
        );
        CREATE INDEX wl_spec_vps_parent ON wl_spec_vps (wl_cat_vp_detail_id);
        """

    private static let datasets = """
        CREATE TABLE wishlist_dataset_histories (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            wishlist_to_group_id INTEGER NOT NULL REFERENCES wishlist_to_groups (id),
            dataset_id INTEGER NOT NULL,
            slug TEXT NOT NULL UNIQUE,
            status INTEGER NOT NULL DEFAULT 1,
            spvp_status INTEGER NOT NULL DEFAULT 1,
            config TEXT,
            error_message TEXT,
            created_at TEXT,
            updated_at TEXT
        );
        CREATE INDEX wishlist_dataset_histories_wishlist ON wishlist_dataset_histories (wishlist_to_group_id, status);
        CREATE INDEX wishlist_dataset_histories_status ON wishlist_dataset_histories (status, updated_at);
        CREATE INDEX wishlist_dataset_histories_dataset ON wishlist_dataset_histories (dataset_id);
        CREATE TABLE wishlist_dataset_creation_logs (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            wishlist_to_group_id INTEGER NOT NULL REFERENCES wishlist_to_groups (id),
            wishlist_dataset_history_id INTEGER REFERENCES wishlist_dataset_histories (id),
            event_type TEXT NOT NULL,
            message TEXT NOT NULL,
            created_at TEXT
        );
        CREATE INDEX wishlist_dataset_creation_logs_history
            ON wishlist_dataset_creation_logs (wishlist_dataset_history_id);
        CREATE INDEX wishlist_dataset_creation_logs_wishlist ON wishlist_dataset_creation_logs (wishlist_to_group_id);
        CREATE TABLE notifications (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            type TEXT NOT NULL,
            notifiable_type TEXT NOT NULL,
            notifiable_id INTEGER NOT NULL,
            data TEXT NOT NULL,
            read_at TEXT,
            created_at TEXT,
            updated_at TEXT
        );
        CREATE INDEX notifications_notifiable ON notifications (notifiable_type, notifiable_id);
        """

    private static let malls = "INSERT INTO malls (id, name) VALUES (1, 'Amazon'), (2, 'Rakuten');"
}
