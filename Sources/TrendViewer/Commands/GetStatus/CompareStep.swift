import Simulation
import Storage
import Wire

/// Step 3: compares the stored status with the reported one, and takes a change over (seed 002, step 3).
struct CompareStep {
    let workflow: WorkflowContext

    /// Compares, and writes a legal change into the open transaction, which it opens.
    ///
    /// - Returns: the new status, or nil when nothing is to be done.
    /// - Throws: `RollbackRequired` when the change cannot be written.
    func run(
        _ record: DatasetRecord,
        _ detail: DatasetDetail,
        _ statistics: inout GetStatusStatistics
    ) async throws -> DatasetStatus? {
        try await workflow.step("compare", .dataset(record.datasetID), .wishlist(record.wishlist.slug))
        switch StatusComparison(stored: record.status, remote: detail.status) {
        case .unchanged:
            statistics.unchanged += 1
            workflow.mark(.step3Unchanged)
            workflow.log.info("no status change of dataset \(record.datasetID): \(record.status.label)")
            return nil
        case .unknown(let text):
            statistics.refused += 1
            workflow.mark(.step3UnknownStatus)
            try await refuse(
                record,
                .unknownStatus,
                "status \(text) of dataset \(record.datasetID) is none that is known"
            )
            return nil
        case .invalid(let old, let new):
            statistics.refused += 1
            workflow.mark(.step3InvalidTransition)
            workflow.process.noteRefusal(of: "gb_console.wishlist_dataset_histories.status", from: old, to: new)
            let change = "\(old.rawValue) -> \(new.rawValue)"
            try await refuse(record, .invalidTransition, "dataset \(record.datasetID) must not change status \(change)")
            return nil
        case .changed(let old, let new):
            workflow.log.info("status of dataset \(record.datasetID) differs: \(old.label), now \(new.label)")
            try await take(record, from: old, to: new)
            return new
        }
    }

    private func take(_ record: DatasetRecord, from old: DatasetStatus, to new: DatasetStatus) async throws {
        let repository = WishlistDatasetHistoryRepository(workflow: workflow)
        do {
            try await workflow.step("begin", .dataset(record.datasetID))
            if !workflow.console.isInTransaction { try repository.transactionBegin() }
            try await workflow.step("update-status", .dataset(record.datasetID))
            try await repository.updateDatasetStatus(record, to: new)
        } catch let error as DatabaseError {
            try await failUpdate(record, error)
        }
        try await log(record, from: old, to: new)
        workflow.mark(.step3Changed)
        workflow.log.info(
            "Dataset status changed: \(old.rawValue) -> \(new.rawValue)",
            JSONObject([("dataset_id", JSONValue(record.datasetID)), ("history_id", JSONValue(record.historyID))])
        )
    }

    /// Log, rollback, Slack: in the documented order, and the next run tries again.
    private func failUpdate(_ record: DatasetRecord, _ error: DatabaseError) async throws -> Never {
        workflow.mark(.step3UpdateError)
        workflow.log.error("database update error for dataset \(record.datasetID): \(error)")
        WishlistDatasetHistoryRepository(workflow: workflow).transactionRollback()
        try await workflow.slack.send(
            SlackNotice(
                severity: .error,
                kind: .databaseError,
                text: "the status of dataset \(record.datasetID) could not be updated and was rolled back: \(error)",
                hint: "Check locks on wishlist_dataset_histories; the next run tries again.",
                datasetIDs: [record.datasetID],
                wishlistSlugs: [record.wishlist.slug]
            )
        )
        throw RollbackRequired(reason: "\(error)", isReported: true)
    }

    /// A creation log that cannot be written is told, and the change stands without it (FM-32).
    private func log(_ record: DatasetRecord, from old: DatasetStatus, to new: DatasetStatus) async throws {
        try await workflow.step("log-status", .dataset(record.datasetID))
        do {
            try await DatasetCreationLogService(workflow: workflow).logStatusChangeEvent(record, from: old, to: new)
        } catch let error as DatabaseError {
            workflow.mark(.step3LogError)
            workflow.log.error("creation log error for dataset \(record.datasetID): \(error)")
            try await workflow.slack.send(
                SlackNotice(
                    severity: .error,
                    kind: .logError,
                    text: "the status change of dataset \(record.datasetID) could not be logged: \(error)",
                    hint: "Add the row to wishlist_dataset_creation_logs by hand.",
                    datasetIDs: [record.datasetID],
                    wishlistSlugs: [record.wishlist.slug]
                )
            )
            // A deadlock has rolled the whole transaction back, the new status with it.
            guard workflow.console.isInTransaction else { throw RollbackRequired(reason: "\(error)") }
        }
    }

    private func refuse(_ record: DatasetRecord, _ kind: SlackNotice.Kind, _ reason: String) async throws {
        workflow.log.error("status validation error: \(reason)")
        try await StatusFailureLog(workflow: workflow).note(record, reason)
        try await workflow.slack.send(
            SlackNotice(
                severity: .error,
                kind: kind,
                text: "status validation error: \(reason)",
                hint: "Compare ds_analyzer.datasets with wishlist_dataset_histories.",
                datasetIDs: [record.datasetID],
                wishlistSlugs: [record.wishlist.slug]
            )
        )
    }
}
