import Simulation
import Storage
import Wire

/// Step 3: compares the stored status with the reported one, and takes a change over (seed 002, step 3).
struct CompareStep {
    let workplace: Workplace

    /// Compares, and writes a legal change into the open transaction, which it opens.
    ///
    /// - Returns: the new status, or nil when nothing is to be done.
    /// - Throws: `RollbackRequired` when the change cannot be written.
    func run(
        _ record: DatasetRecord,
        _ detail: DatasetDetail,
        _ statistics: inout GetStatusStatistics
    ) async throws -> DatasetStatus? {
        try await workplace.step("compare", .dataset(record.datasetID), .wishlist(record.wishlist.slug))
        switch StatusComparison(stored: record.status, remote: detail.status) {
        case .unchanged:
            statistics.unchanged += 1
            workplace.mark(.step3Unchanged)
            workplace.log.info("no status change of dataset \(record.datasetID): \(record.status.label)")
            return nil
        case .unknown(let text):
            statistics.refused += 1
            workplace.mark(.step3UnknownStatus)
            try await refuse(
                record,
                .unknownStatus,
                "status \(text) of dataset \(record.datasetID) is none that is known"
            )
            return nil
        case .invalid(let old, let new):
            statistics.refused += 1
            workplace.mark(.step3InvalidTransition)
            workplace.process.noteRefusal(of: "gb_console.wishlist_dataset_histories.status", from: old, to: new)
            let change = "\(old.rawValue) -> \(new.rawValue)"
            try await refuse(record, .invalidTransition, "dataset \(record.datasetID) must not change status \(change)")
            return nil
        case .changed(let old, let new):
            workplace.log.info("status of dataset \(record.datasetID) differs: \(old.label), now \(new.label)")
            try await take(record, from: old, to: new)
            return new
        }
    }

    private func take(_ record: DatasetRecord, from old: DatasetStatus, to new: DatasetStatus) async throws {
        let repository = WishlistDatasetHistoryRepository(workplace: workplace)
        do {
            try await workplace.step("begin", .dataset(record.datasetID))
            if !workplace.console.isInTransaction { try repository.transactionBegin() }
            try await workplace.step("update-status", .dataset(record.datasetID))
            try await repository.updateDatasetStatus(record, to: new)
        } catch let error as DatabaseError {
            try await failUpdate(record, error)
        }
        try await log(record, from: old, to: new)
        workplace.mark(.step3Changed)
        workplace.log.info(
            "Dataset status changed: \(old.rawValue) -> \(new.rawValue)",
            JSONObject([("dataset_id", JSONValue(record.datasetID)), ("history_id", JSONValue(record.historyID))])
        )
    }

    /// Log, rollback, Slack: in the documented order, and the next run tries again.
    private func failUpdate(_ record: DatasetRecord, _ error: DatabaseError) async throws -> Never {
        workplace.mark(.step3UpdateError)
        workplace.log.error("database update error for dataset \(record.datasetID): \(error)")
        WishlistDatasetHistoryRepository(workplace: workplace).transactionRollback()
        try await workplace.slack.send(
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
        try await workplace.step("log-status", .dataset(record.datasetID))
        do {
            try await DatasetCreationLogService(workplace: workplace).logStatusChangeEvent(record, from: old, to: new)
        } catch let error as DatabaseError {
            workplace.mark(.step3LogError)
            workplace.log.error("creation log error for dataset \(record.datasetID): \(error)")
            try await workplace.slack.send(
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
            guard workplace.console.isInTransaction else { throw RollbackRequired(reason: "\(error)") }
        }
    }

    private func refuse(_ record: DatasetRecord, _ kind: SlackNotice.Kind, _ reason: String) async throws {
        workplace.log.error("status validation error: \(reason)")
        try await StatusFailureLog(workplace: workplace).note(record, reason)
        try await workplace.slack.send(
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
