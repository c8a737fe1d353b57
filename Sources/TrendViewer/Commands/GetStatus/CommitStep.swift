import Simulation
import Storage
import Wire

/// Step 7, first half: commits the transaction, or rolls it back (seed 002, step 7).
struct CommitStep {
    let workplace: Workplace

    /// Commits what was written for the datasets.
    ///
    /// - Throws: `RollbackRequired` when the commit fails.
    func commit(_ changes: [StatusChange]) async throws {
        let ids = changes.map(\.record.datasetID)
        try await workplace.process.step("commit", ids.map { .dataset($0) })
        do {
            try WishlistDatasetHistoryRepository(workplace: workplace).transactionCommit()
        } catch let error as DatabaseError {
            throw RollbackRequired(reason: "\(error)")
        }
        workplace.mark(.step7Commit)
        workplace.log.info(
            "transaction committed",
            JSONObject([("dataset_ids", .array(ids.map { JSONValue($0) }))])
        )
        for change in changes where change.status == .failed { workplace.mark(.errorAnalysisHistory) }
        for change in changes where change.status == .completed {
            workplace.mark(.analysisSyncHistory)
            workplace.log.info("dataset \(change.record.datasetID) waits for spvp_batch")
        }
    }

    /// Rolls back, says why, and alerts the operators; what mail, Slack and Pusher already carry stays out (FM-33).
    func rollBack(_ error: RollbackRequired, _ record: DatasetRecord, _ others: [DatasetRecord]) async throws {
        WishlistDatasetHistoryRepository(workplace: workplace).transactionRollback()
        let records = [record] + others
        let ids = records.map(\.datasetID)
        workplace.mark(.step7Rollback)
        workplace.log.error(
            "transaction rolled back: \(error.reason)",
            JSONObject([("dataset_ids", .array(ids.map { JSONValue($0) }))])
        )
        try await StatusFailureLog(workplace: workplace).note(record, error.reason)
        guard !error.isReported || !others.isEmpty else { return }
        try await workplace.slack.send(
            SlackNotice(
                severity: .error,
                kind: .rollback,
                text: "transaction rolled back: \(error.reason)",
                hint: "The next run does the work again; users may get messages twice.",
                datasetIDs: ids,
                wishlistSlugs: records.map(\.wishlist.slug)
            )
        )
    }
}
