import Simulation
import Storage
import Wire

/// Step 5: what follows when a dataset has failed (seed 002, step 5).
struct FailStep {
    let workplace: Workplace

    /// Keeps the reason, and stores the notification.
    ///
    /// - Throws: `RollbackRequired` when the reason cannot be kept.
    func write(_ change: inout StatusChange) async throws {
        let record = change.record
        let reason = change.detail.failureReason
        try await workplace.step("fail", .dataset(record.datasetID), .wishlist(record.wishlist.slug))
        do {
            try await workplace.step("error-message", .dataset(record.datasetID))
            try await WishlistDatasetHistoryRepository(workplace: workplace).updateErrorMessage(record, reason)
        } catch let error as DatabaseError {
            throw RollbackRequired(reason: "\(error)")
        }
        workplace.mark(.step5ErrorMessage)
        workplace.log.info("error message of dataset \(record.datasetID) stored: \(reason)")
        change.notificationIDs = try await NotificationStep(workplace: workplace).store(.datasetFailed, change)
    }

    /// Sends the mail, and alerts the operators.
    func announce(_ change: StatusChange) async throws {
        let record = change.record
        try await NotificationStep(workplace: workplace).mail(.datasetFailed, change)
        try await workplace.step("alert", .dataset(record.datasetID))
        workplace.mark(.step5Slack)
        try await workplace.slack.send(
            SlackNotice(
                severity: .error,
                kind: .datasetFailed,
                text: "dataset \(record.datasetID) of '\(record.wishlist.name)' failed: \(change.detail.failureReason)",
                hint: "Look at analyzer_batch's log; a new analysis can be asked for.",
                datasetIDs: [record.datasetID],
                wishlistSlugs: [record.wishlist.slug]
            )
        )
        workplace.log.info("administrators told of the failure of dataset \(record.datasetID)")
    }
}
