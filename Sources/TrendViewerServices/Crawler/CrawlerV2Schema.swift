package import Storage

/// The database `crawler_v2`: crawl requests and their errors, owned by the crawler's team (reference trend-viewer §3.4).
package enum CrawlerV2Schema {
    /// The state of a crawl request, `crawler_v2.configs.status`.
    package enum ConfigStatus: Int64, CaseIterable, Sendable {
        case queued = 0
        case running = 1
        case done = 2
        case failed = 3
        case canceled = 4
    }

    /// The tables with the words for their numbers.
    package static let definition = SchemaDefinition(
        name: "crawler_v2",
        sql: """
            CREATE TABLE crawler_v2.configs (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                data_type TEXT NOT NULL,
                summary_id INTEGER NOT NULL,
                input TEXT,
                input_type INTEGER,
                category_id TEXT,
                keyword TEXT,
                mall_id INTEGER,
                schedule TEXT,
                priority INTEGER,
                status INTEGER NOT NULL DEFAULT 0,
                attempt INTEGER NOT NULL DEFAULT 1,
                error_code TEXT,
                created_at TEXT NOT NULL,
                updated_at TEXT NOT NULL
            );
            CREATE INDEX crawler_v2.configs_summary ON configs (data_type, summary_id);
            CREATE TABLE crawler_v2.error_logs (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                config_id INTEGER NOT NULL,
                data_type TEXT NOT NULL,
                summary_id INTEGER NOT NULL,
                error_code TEXT NOT NULL,
                message TEXT NOT NULL,
                failed_at TEXT NOT NULL
            );
            CREATE INDEX crawler_v2.error_logs_failed ON error_logs (data_type, failed_at);
            """,
        labels: [
            ColumnLabels(
                column: "configs.status",
                labels: [
                    (0, "queued", []), (1, "running", []), (2, "done", []), (3, "failed", []), (4, "canceled", []),
                ]
            ),
            InputType.labels(for: "configs.input_type"),
        ]
    )
}
