import Simulation
import Storage

/// What seed 002 advises operators to look at, done to every finished run: its queries and its greps.
///
/// No code of the workflow could mark these branches, because operators take them when the run is over. The queries ask
/// what the seed's ask, in the words that the tables use: the status as a number, and times counted back from the run's end.
enum TrendViewerTroubleshooting {
    /// The six checks.
    static let checks = [
        FinalCheck("S.T.pending-query", .query(unfinished + " ORDER BY wdh.updated_at", arguments: { _ in [] })),
        FinalCheck(
            "S.T.stuck-query",
            .query(
                unfinished + " AND wdh.updated_at < ? ORDER BY wdh.updated_at",
                arguments: { [hours(2, before: $0)] }
            )
        ),
        FinalCheck(
            "S.T.changes-query",
            .query(
                """
                SELECT wdcl.*, wtg.name AS wishlist_name, wdh.dataset_id \
                FROM gb_console.wishlist_dataset_creation_logs wdcl \
                JOIN gb_console.wishlist_to_groups wtg ON wdcl.wishlist_to_group_id = wtg.id \
                JOIN gb_console.wishlist_dataset_histories wdh ON wdcl.wishlist_dataset_history_id = wdh.id \
                WHERE wdcl.event_type = 'Status Update' AND wdcl.created_at > ? \
                ORDER BY wdcl.created_at DESC LIMIT 20
                """,
                arguments: { [hours(24, before: $0)] }
            )
        ),
        FinalCheck(
            "S.T.failures-query",
            .query(
                """
                SELECT wdcl.*, wtg.name AS wishlist_name FROM gb_console.wishlist_dataset_creation_logs wdcl \
                JOIN gb_console.wishlist_to_groups wtg ON wdcl.wishlist_to_group_id = wtg.id \
                WHERE wdcl.event_type = 'Failure' AND wdcl.message LIKE '%status%' AND wdcl.created_at > ? \
                ORDER BY wdcl.created_at DESC
                """,
                arguments: { [hours(24, before: $0)] }
            )
        ),
        FinalCheck(
            "S.T.errors-query",
            .query(
                """
                SELECT wdh.id, wdh.dataset_id, wdh.error_message, wdh.updated_at, wtg.name AS wishlist_name \
                FROM gb_console.wishlist_dataset_histories wdh \
                JOIN gb_console.wishlist_to_groups wtg ON wdh.wishlist_to_group_id = wtg.id \
                WHERE wdh.error_message IS NOT NULL AND wdh.updated_at > ?
                """,
                arguments: { [hours(24, before: $0)] }
            )
        ),
        FinalCheck(
            "S.T.greps",
            .greps(
                log: "laravel",
                [
                    "*dataset:get-status*", "*AnalyzerApiService*dataset*detail*", "*Dataset status changed*",
                    "*.ERROR: dataset:get-status*",
                ]
            )
        ),
    ]

    private static let unfinished = """
        SELECT wdh.id, wdh.dataset_id, wdh.status, wdh.updated_at, wtg.name AS wishlist_name \
        FROM gb_console.wishlist_dataset_histories wdh \
        JOIN gb_console.wishlist_to_groups wtg ON wdh.wishlist_to_group_id = wtg.id WHERE wdh.status IN (1, 2)
        """

    private static func hours(_ count: Int, before end: SimulationInstant) -> SQLValue {
        SQLValue(end.advanced(by: .seconds(-3600 * count)))
    }
}
