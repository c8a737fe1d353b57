import TrendViewer

/// The statuses of the dataset workflow and the changes that they may make (reference trend-viewer §4).
///
/// Where the workflow has a rule of its own for what is legal, that rule is asked.
enum TrendViewerStatuses {
    /// Every status, from the wishlist to the viewpoint batches.
    static let all = [
        status("wishlist.status", [(wishlists, "status")], WishlistStatus.self) { $0.canBecome($1) },
        status("training_status", [(wishlists, "training_status")], TrainingStatus.self, refusesSame: true) {
            $0.canBecome($1)
        },
        // A failure after a failure writes nothing, so there is nothing to see of it.
        status("sending_status", targets("sending_status"), SendingStatus.self, renewedBy: "sent_at") { old, new in
            old.canBecome(new) && !(old == .error && new == .error)
        },
        status("crawl_status", targets("crawl_status"), CrawlStatus.self) { $0.canBecome($1) },
        // The analyzer reports every stage, so that nothing is skipped but by a failure.
        status("datasets.status", [("ds_analyzer.datasets", "status")], DatasetStatus.self) { old, new in
            old.canBecome(new) && !(old == .pending && new == .completed)
        },
        status("history.status", [(histories, "status")], DatasetStatus.self) { $0.canBecome($1) },
        status("history.spvp_status", [(histories, "spvp_status")], SPVPStatus.self) { $0.canBecome($1) },
        status("batch_jobs_vps.log_creation_status", [(jobs, "log_creation_status")], BatchJobStatus.self) {
            $0.canBecome($1)
        },
        status("batch_jobs_vp_logs.status", [(logs, "status")], BatchLogStatus.self) { $0.canBecome($1) },
    ]

    private static let wishlists = "gb_console.wishlist_to_groups"
    private static let histories = "gb_console.wishlist_dataset_histories"
    private static let jobs = "gb_analyzer.batch_jobs_vps"
    private static let logs = "gb_analyzer.batch_jobs_vp_logs"

    private static func targets(_ column: String) -> [(table: String, column: String)] {
        DataType.allCases.map { ($0.table, column) }
    }

    private static func status<Status: StatusCode>(
        _ name: String,
        _ columns: [(table: String, column: String)],
        _ type: Status.Type,
        renewedBy: String? = nil,
        refusesSame: Bool = false,
        isLegal: (Status, Status) -> Bool
    ) -> StatusColumn {
        StatusColumn(
            name,
            columns,
            Status.allCases.map { StatusColumn.Value($0.rawValue, $0.words.first ?? "\($0.rawValue)") },
            renewedBy: renewedBy,
            refusesSame: refusesSame
        ) { change in
            guard let old = Status(rawValue: change.old), let new = Status(rawValue: change.new) else { return false }
            return isLegal(old, new)
        }
    }
}
