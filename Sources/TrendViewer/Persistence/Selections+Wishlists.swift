package import Simulation
package import Storage

extension Selections {
    /// CMD-11: wishlists that may become a dataset (reference trend-viewer §1.4, step 1).
    ///
    /// - Parameters:
    ///   - slug: only this wishlist, whether or not it asks for a dataset.
    ///   - skipsRunning: leaves out wishlists whose dataset is not finished.
    ///   - now: when subscriptions are looked at.
    /// - Returns: the selection.
    package static func eligibleWishlists(
        slug: String? = nil,
        skipsRunning: Bool = true,
        at now: SimulationInstant
    ) -> Selection {
        var conditions = [
            Selection.Condition(name: "status", sql: "status = 1", needs: "Active", shows: "status"),
            Selection.Condition(name: "admin_status", sql: "admin_status = 1", needs: "Allowed", shows: "admin_status"),
            activeSubscription(at: now),
        ]
        if let slug {
            conditions.append(
                Selection.Condition(
                    name: "slug",
                    sql: "slug = ?",
                    arguments: [SQLValue(slug)],
                    needs: slug,
                    shows: "slug"
                )
            )
        } else {
            conditions.append(wantsDataset)
        }
        if skipsRunning { conditions.append(noRunningDataset) }
        return Selection(name: "dataset:create", table: "gb_console.wishlist_to_groups", conditions: conditions)
    }

    private static func activeSubscription(at now: SimulationInstant) -> Selection.Condition {
        Selection.Condition(
            name: "subscription",
            sql: """
                EXISTS (SELECT 1 FROM gb_console.subscriptions s WHERE s.group_id = wishlist_to_groups.group_id \
                AND s.status = 'active' AND (s.deadline_at IS NULL OR s.deadline_at >= ?))
                """,
            arguments: [SQLValue(now)],
            needs: "active at \(now.sqlText)",
            shows: """
                SELECT CASE WHEN s.status = 'active' AND s.deadline_at IS NOT NULL \
                THEN REPLACE('active until @', '@', s.deadline_at) ELSE s.status END \
                FROM gb_console.subscriptions s WHERE s.group_id = wishlist_to_groups.group_id \
                ORDER BY s.id DESC LIMIT 1
                """
        )
    }

    private static let noRunningDataset = Selection.Condition(
        name: "running dataset",
        sql: """
            NOT EXISTS (SELECT 1 FROM gb_console.wishlist_dataset_histories h \
            WHERE h.wishlist_to_group_id = wishlist_to_groups.id AND h.status IN (1, 2))
            """,
        needs: "none that is Pending or Analyzing",
        shows: """
            SELECT h.dataset_id FROM gb_console.wishlist_dataset_histories h \
            WHERE h.wishlist_to_group_id = wishlist_to_groups.id AND h.status IN (1, 2) ORDER BY h.id LIMIT 1
            """
    )

    // Without this, a wishlist would get a new dataset every thirty minutes for ever; that it does so while the
    // manual request flag stands is the documented incident (FM-53).
    private static let wantsDataset = Selection.Condition(
        name: "asks for a dataset",
        sql: """
            manual_request = 1 OR NOT EXISTS (SELECT 1 FROM gb_console.wishlist_dataset_histories h \
            WHERE h.wishlist_to_group_id = wishlist_to_groups.id AND h.status IN (3, 9)) \
            OR (training_schedule = 2 AND EXISTS (SELECT 1 FROM gb_console.wishlist_products i \
            JOIN gb_console.summary_wishlist_products p ON p.id = i.summary_wishlist_product_id \
            WHERE i.wishlist_to_group_id = wishlist_to_groups.id AND p.crawled_at > \
            (SELECT MAX(h.created_at) FROM gb_console.wishlist_dataset_histories h \
            WHERE h.wishlist_to_group_id = wishlist_to_groups.id)))
            """,
        needs: "no finished dataset yet, a manual request, or newly crawled data of a recurring training",
        shows: """
            SELECT COUNT(*) FROM gb_console.wishlist_dataset_histories h \
            WHERE h.wishlist_to_group_id = wishlist_to_groups.id AND h.status IN (3, 9)
            """
    )
}
