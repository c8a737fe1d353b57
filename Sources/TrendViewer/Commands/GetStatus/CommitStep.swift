import Simulation
import Storage
import Wire

/// Step 7, first half: commits the transaction, or rolls it back (seed 002, step 7).
struct CommitStep {
    let workflow: WorkflowContext

    /// Commits what was written for the datasets.
    ///
    /// - Throws: `RollbackRequired` when the commit fails.
    func commit(_ changes: [StatusChange]) async throws {
        let ids = changes.map(\.record.datasetID)
        try await workflow.process.step("commit", ids.map { .dataset($0) })
        do {
            try WishlistDatasetHistoryRepository(workflow: workflow).transactionCommit()
        } catch let error as DatabaseError {
            throw RollbackRequired(reason: "\(error)")
        }
        workflow.mark(.step7Commit)
        workflow.log.info(
            "transaction committed",
            JSONObject([("dataset_ids", .array(ids.map { JSONValue($0) }))])
        )
        for change in changes where change.status == .failed { workflow.mark(.errorAnalysisHistory) }
        for change in changes where change.status == .completed {
            workflow.mark(.analysisSyncHistory)
            workflow.log.info("dataset \(change.record.datasetID) waits for spvp_batch")
        }
    }

    /// Rolls back, says why, and alerts the operators; what mail, Slack and Pusher already carry stays out (FM-33).
    func rollBack(_ error: RollbackRequired, _ record: DatasetRecord, _ others: [DatasetRecord]) async throws {
        WishlistDatasetHistoryRepository(workflow: workflow).transactionRollback()
        let records = [record] + others
        let ids = records.map(\.datasetID)
        workflow.mark(.step7Rollback)
        workflow.log.error(
            "transaction rolled back: \(error.reason)",
            JSONObject([("dataset_ids", .array(ids.map { JSONValue($0) }))])
        )
        try await StatusFailureLog(workflow: workflow).note(record, error.reason)
        guard !error.isReported || !others.isEmpty else { return }
        try await workflow.slack.send(
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
