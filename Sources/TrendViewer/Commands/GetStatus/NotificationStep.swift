import Simulation
import Storage
import Wire

/// The user's notification within steps 4 and 5: the row, then the mail; either may fail without harm (seed 002).
struct NotificationStep {
    let workplace: Workplace

    /// Stores the notification.
    ///
    /// - Returns: the ids of the rows, or nil when they could not be stored (FM-48).
    /// - Throws: `RollbackRequired` when the transaction is gone with it.
    func store(_ kind: DatasetNotification.Kind, _ change: StatusChange) async throws -> [Int]? {
        try await workplace.step("notification", .dataset(change.record.datasetID))
        let service = DatasetNotificationService(workplace: workplace)
        do {
            let ids = try await service.store(DatasetNotification(kind, change))
            workplace.mark(kind == .datasetCompleted ? .step4Notification : .step5Notification)
            return ids
        } catch let error as DatabaseError {
            try await report(change.record, "\(error)")
            guard workplace.console.isInTransaction else { throw RollbackRequired(reason: "\(error)") }
            return nil
        }
    }

    /// Sends the mail; without a row there is nothing that a mail would point to.
    func mail(_ kind: DatasetNotification.Kind, _ change: StatusChange) async throws {
        guard change.notificationIDs != nil else { return }
        try await workplace.step("mail", .dataset(change.record.datasetID))
        do {
            try await DatasetNotificationService(workplace: workplace).mail(DatasetNotification(kind, change))
            workplace.log.info("\(kind.word) notification sent for dataset \(change.record.datasetID)")
        } catch let error as ServiceCallError {
            try await report(change.record, "\(error)")
        }
    }

    private func report(_ record: DatasetRecord, _ reason: String) async throws {
        workplace.mark(.step4NotificationError)
        workplace.log.error("notification service error for dataset \(record.datasetID): \(reason)")
        try await workplace.slack.send(
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
