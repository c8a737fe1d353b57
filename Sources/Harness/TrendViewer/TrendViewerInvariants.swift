import Storage

/// What a healthy run of the workflow keeps (reference trend-viewer §4, end).
enum TrendViewerInvariants {
    static let all = [
        Invariant(
            "I-1",
            "a history is Completed only when its dataset is",
            [
                .row(table: history, sql: completion + "h.id = ?"),
                .row(table: dataset, sql: completion + "h.dataset_id = ?"),
            ]
        ),
        Invariant(
            "I-2",
            "spvp_status leaves Pending only when status is Completed",
            [
                .row(
                    table: history,
                    sql: """
                        SELECT id, status, spvp_status FROM \(history) \
                        WHERE id = ? AND spvp_status IN (2, 3, 9) AND status <> 3
                        """
                )
            ]
        ),
        Invariant(
            "I-3",
            "a dataset is Completed exactly when its progress is 100",
            [
                .row(
                    table: dataset,
                    sql: """
                        SELECT id, status, progress FROM \(dataset) \
                        WHERE id = ? AND ((status = 3) <> (progress = 100))
                        """
                )
            ]
        ),
        Invariant(
            "I-4",
            "a wishlist has at most one history that is Pending or Analyzing",
            [
                .row(
                    table: history,
                    sql: """
                        SELECT h.id, h.wishlist_to_group_id, o.id AS other_id FROM \(history) h JOIN \(history) o \
                        ON o.wishlist_to_group_id = h.wishlist_to_group_id AND o.id <> h.id AND o.status IN (1, 2) \
                        WHERE h.id = ? AND h.status IN (1, 2)
                        """
                )
            ]
        ),
        Invariant(
            "I-5",
            "every dataset has exactly one history",
            [
                .settled(
                    sql: """
                        SELECT d.id AS dataset_id, COUNT(h.id) AS histories FROM \(dataset) d \
                        LEFT JOIN \(history) h ON h.dataset_id = d.id GROUP BY d.id HAVING COUNT(h.id) <> 1
                        """
                )
            ]
        ),
        Invariant("I-6", "what was never sent is not being crawled", summaries.map(neverSent)),
        Invariant(
            "I-7",
            "each change of a history's status has one 'Status Update' log row",
            [.history(statusChangesWithoutLog)]
        ),
        Invariant(
            "I-8",
            "a history that is Completed or Failed has one notification of that kind for each member of its group",
            [.settled(sql: notifications)]
        ),
        Invariant(
            "I-9",
            "a review sentence is mapped to a specific viewpoint at most once",
            [
                .row(
                    table: mapping,
                    sql: """
                        SELECT m.id, m.review_sentence_id, m.specific_viewpoint_id, o.id AS other_id FROM \(mapping) m \
                        JOIN \(mapping) o ON o.specific_viewpoint_id = m.specific_viewpoint_id \
                        AND o.review_sentence_id = m.review_sentence_id AND o.id <> m.id WHERE m.id = ?
                        """
                )
            ]
        ),
        Invariant(
            "I-10",
            "a crawl target has at most one live crawl request",
            [
                .row(
                    table: config,
                    sql: """
                        SELECT c.id, c.data_type, c.summary_id, o.id AS other_id FROM \(config) c JOIN \(config) o \
                        ON o.data_type = c.data_type AND o.summary_id = c.summary_id AND o.id <> c.id \
                        AND o.status IN (0, 1) WHERE c.id = ? AND c.status IN (0, 1)
                        """
                )
            ]
        ),
    ]

    private static let history = "gb_console.wishlist_dataset_histories"
    private static let dataset = "ds_analyzer.datasets"
    private static let mapping = "ds_analyzer.review_sentence_spvp"
    private static let config = "crawler_v2.configs"
    private static let summaries = ["products", "product_reviews", "categories", "search_queries"].map {
        "gb_console.summary_wishlist_\($0)"
    }

    private static let completion = """
        SELECT h.id, h.status, d.status AS dataset_status FROM \(history) h \
        LEFT JOIN \(dataset) d ON d.id = h.dataset_id WHERE h.status = 3 AND COALESCE(d.status, 0) <> 3 AND 
        """

    private static let notifications = """
        SELECT h.id, h.status, COUNT(DISTINCT m.user_id) AS members, COUNT(n.id) AS notifications FROM \(history) h \
        JOIN gb_console.wishlist_to_groups w ON w.id = h.wishlist_to_group_id \
        JOIN gb_console.group_members m ON m.group_id = w.group_id \
        LEFT JOIN gb_console.notifications n ON n.notifiable_id = m.user_id \
        AND json_extract(n.data, '$.history_id') = h.id AND json_extract(n.data, '$.kind') = \
        CASE h.status WHEN 3 THEN 'dataset_completed' ELSE 'dataset_failed' END \
        WHERE h.status IN (3, 9) GROUP BY h.id HAVING members <> COUNT(n.id)
        """

    private static func neverSent(_ table: String) -> Invariant.Check {
        .row(
            table: table,
            sql: """
                SELECT id, sending_status, crawl_status FROM \(table) \
                WHERE id = ? AND sending_status = 0 AND crawl_status NOT IN (0, 4)
                """
        )
    }

    /// Compares how often each history's status has changed with its log rows.
    private static let statusChangesWithoutLog: @Sendable (Database) -> [String] = { database in
        guard let histories = database.catalog.table(history),
            let status = histories.columns.firstIndex(where: { $0.name == "status" }),
            let logs = database.catalog.table("gb_console.wishlist_dataset_creation_logs"),
            let owner = logs.columns.firstIndex(where: { $0.name == "wishlist_dataset_history_id" }),
            let type = logs.columns.firstIndex(where: { $0.name == "event_type" })
        else { return ["the tables of histories and their logs are not there"] }
        var changes: [Int64: Int] = [:]
        var rows: [Int64: Int] = [:]
        for change in database.changes {
            // What the scenario gives or an operator repairs by hand is no event of the workflow.
            guard change.process != "given", change.process != "operator", let new = change.new else { continue }
            if change.table == history, let old = change.old, old[status] != new[status] {
                changes[change.rowID, default: 0] += 1
            }
            if change.table == logs.name, change.old == nil, new[type] == "Status Update",
                case .integer(let id) = new[owner]
            {
                rows[id, default: 0] += 1
            }
        }
        return Set(changes.keys).union(rows.keys).sorted().compactMap { id in
            let (changed, logged) = (changes[id] ?? 0, rows[id] ?? 0)
            guard changed != logged else { return nil }
            return "broken by history \(id): its status changed \(changed) times, \(logged) log rows say so"
        }
    }
}
