package import Storage

/// What each command picks, as named conditions that can also say why a row was not picked (design §4).
package enum Selections {
    /// CMD-12: histories that are Pending or Analyzing, the longest untouched first (seed 002, step 1).
    package static func unfinishedHistories(datasetID: Int? = nil) -> Selection {
        var conditions = [
            Selection.Condition(
                name: "status",
                sql: "status IN (1, 2)",
                needs: "Pending or Analyzing",
                shows: "status"
            )
        ]
        if let datasetID {
            conditions.append(
                Selection.Condition(
                    name: "dataset_id",
                    sql: "dataset_id = ?",
                    arguments: [SQLValue(datasetID)],
                    needs: "\(datasetID)",
                    shows: "dataset_id"
                )
            )
        }
        return Selection(
            name: "dataset:get-status",
            table: "gb_console.wishlist_dataset_histories",
            conditions: conditions,
            order: "updated_at, id"
        )
    }

    /// CMD-07: targets that PLG does not have yet (reference trend-viewer §1.5, step 2).
    package static func configsToCreate(_ type: DataType) -> Selection { toCreate[type] }

    private static let toCreate = PerDataType { type in
        Selection(
            name: "plg-api:sending-configs-to-crawler --mode=create",
            table: type.table,
            conditions: [
                Selection.Condition(
                    name: "sending_status",
                    sql: "sending_status IN (0, 2)",
                    needs: "NotSent or Error",
                    shows: "sending_status"
                ),
                Selection.Condition(
                    name: "crawl_status",
                    sql: "crawl_status <> 4",
                    needs: "not Canceled",
                    shows: "crawl_status"
                ),
            ]
        )
    }

    /// CMD-08: targets that PLG has in an older version (reference trend-viewer §1.5, step 2; Q-19).
    package static func configsToUpdate(_ type: DataType) -> Selection { toUpdate[type] }

    private static let toUpdate = PerDataType { type in
        Selection(
            name: "plg-api:sending-configs-to-crawler --mode=update",
            table: type.table,
            conditions: [
                Selection.Condition(
                    name: "sending_status",
                    sql: "sending_status = 1",
                    needs: "Sent",
                    shows: "sending_status"
                ),
                Selection.Condition(
                    name: "needs_update",
                    sql: "needs_update = 1",
                    needs: "true",
                    shows: "needs_update"
                ),
            ]
        )
    }

    /// CMD-10: targets that are being crawled (reference trend-viewer §1.7).
    package static func crawlsInProgress(_ type: DataType) -> Selection { inProgress[type] }

    private static let inProgress = PerDataType { type in
        Selection(
            name: "analyzerdb:sync-crawl-success-from-analyzer",
            table: type.table,
            conditions: [
                Selection.Condition(
                    name: "crawl_status",
                    sql: "crawl_status = 1",
                    needs: "InProgress",
                    shows: "crawl_status"
                )
            ]
        )
    }

    /// CMD-13: viewpoint batches without log rows; another `log_creation_status` when the option says so.
    package static func batchJobs(status: BatchJobStatus = .pending) -> Selection {
        Selection(
            name: "specific-viewpoint:process-batches",
            table: "gb_analyzer.batch_jobs_vps",
            conditions: [
                Selection.Condition(
                    name: "log_creation_status",
                    sql: "log_creation_status = ?",
                    arguments: [SQLValue(status.rawValue)],
                    needs: status.label,
                    shows: "log_creation_status"
                )
            ]
        )
    }

    /// CMD-14: OpenAI batches that have not ended.
    package static let batchLogs = Selection(
        name: "specific-viewpoint:check-batch-status",
        table: "gb_analyzer.batch_jobs_vp_logs",
        conditions: [
            Selection.Condition(name: "status", sql: "status = 1", needs: "Pending", shows: "status")
        ]
    )
}
