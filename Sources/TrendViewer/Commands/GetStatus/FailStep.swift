import Simulation
import Storage
import Wire

/// Step 5: what follows when a dataset has failed (seed 002, step 5).
struct FailStep {
    let workflow: WorkflowContext

    /// Keeps the reason, and stores the notification.
    ///
    /// - Throws: `RollbackRequired` when the reason cannot be kept.
    func write(_ change: inout StatusChange) async throws {
        let record = change.record
        let reason = change.detail.failureReason
        try await workflow.step("fail", .dataset(record.datasetID), .wishlist(record.wishlist.slug))
        do {
            try await workflow.step("error-message", .dataset(record.datasetID))
            try await WishlistDatasetHistoryRepository(workflow: workflow).updateErrorMessage(record, reason)
        } catch let error as DatabaseError {
            throw RollbackRequired(reason: "\(error)")
        }
        workflow.mark(.step5ErrorMessage)
        workflow.log.info("error message of dataset \(record.datasetID) stored: \(reason)")
        change.notificationIDs = try await NotificationStep(workflow: workflow).store(.datasetFailed, change)
    }

    /// Sends the mail, and alerts the operators.
    func announce(_ change: StatusChange) async throws {
        let record = change.record
        try await NotificationStep(workflow: workflow).mail(.datasetFailed, change)
        try await workflow.step("alert", .dataset(record.datasetID))
        workflow.mark(.step5Slack)
        try await workflow.slack.send(
            SlackNotice(
                severity: .error,
                kind: .datasetFailed,
                text: "dataset \(record.datasetID) of '\(record.wishlist.name)' failed: \(change.detail.failureReason)",
                hint: "Look at analyzer_batch's log; a new analysis can be asked for.",
                datasetIDs: [record.datasetID],
                wishlistSlugs: [record.wishlist.slug]
            )
        )
        workflow.log.info("administrators told of the failure of dataset \(record.datasetID)")
    }
}
