import Simulation
import Storage
import Wire

/// The user's notification within steps 4 and 5: the row, then the mail; either may fail without harm (seed 002).
struct NotificationStep {
    let workflow: WorkflowContext

    /// Stores the notification.
    ///
    /// - Returns: the ids of the rows, or nil when they could not be stored (FM-48).
    /// - Throws: `RollbackRequired` when the transaction is gone with it.
    func store(_ kind: DatasetNotification.Kind, _ change: StatusChange) async throws -> [Int]? {
        try await workflow.step("notification", .dataset(change.record.datasetID))
        let service = DatasetNotificationService(workflow: workflow)
        do {
            let ids = try await service.store(DatasetNotification(kind, change))
            workflow.mark(kind == .datasetCompleted ? .step4Notification : .step5Notification)
            return ids
        } catch let error as DatabaseError {
            try await report(change.record, "\(error)")
            guard workflow.console.isInTransaction else { throw RollbackRequired(reason: "\(error)") }
            return nil
        }
    }

    /// Sends the mail; without a row there is nothing that a mail would point to.
    func mail(_ kind: DatasetNotification.Kind, _ change: StatusChange) async throws {
        guard change.notificationIDs != nil else { return }
        try await workflow.step("mail", .dataset(change.record.datasetID))
        do {
            try await DatasetNotificationService(workflow: workflow).mail(DatasetNotification(kind, change))
            workflow.log.info("\(kind.word) notification sent for dataset \(change.record.datasetID)")
        } catch let error as ServiceCallError {
            try await report(change.record, "\(error)")
        }
    }

    private func report(_ record: DatasetRecord, _ reason: String) async throws {
        workflow.mark(.step4NotificationError)
        workflow.log.error("notification service error for dataset \(record.datasetID): \(reason)")
        try await workflow.slack.send(
            SlackNotice(
                severity: .error,
                kind: .notificationError,
                text: "the users of dataset \(record.datasetID) could not be notified: \(reason)",
                hint: "Tell the group by hand, or send the notification again.",
                datasetIDs: [record.datasetID],
                wishlistSlugs: [record.wishlist.slug]
            )
        )
    }
}
