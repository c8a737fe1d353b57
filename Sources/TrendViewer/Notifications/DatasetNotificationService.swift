import Storage
import Wire

/// Notifies the members of a wishlist's group: one row for the group, one mail to all members (seed 002, steps 4 and
/// 5).
struct DatasetNotificationService {
    let workplace: Workplace

    /// Inserts the row.
    ///
    /// - Returns: its id.
    /// - Throws: `DatabaseError`, or what stops the process itself.
    func store(_ notification: DatasetNotification) async throws -> Int {
        let sql = """
            INSERT INTO gb_console.notifications \
            (type, notifiable_type, notifiable_id, data, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)
            """
        let result = try await workplace.console.execute(
            sql,
            [
                "DatasetNotification", "Group", SQLValue(notification.record.wishlist.groupID),
                SQLValue(notification.data.text), workplace.now, workplace.now,
            ]
        )
        return result.lastInsertID
    }

    /// Sends the mail; a group without members gets none.
    ///
    /// - Throws: `ServiceCallError`, `DatabaseError`, or what stops the process itself.
    func mail(_ notification: DatasetNotification) async throws {
        let addresses = try GroupRepository(workplace: workplace).addresses(
            groupID: notification.record.wishlist.groupID
        )
        guard !addresses.isEmpty else { return }
        let body: JSONValue = [
            "to": .array(addresses.map { .string($0) }), "subject": .string(notification.subject),
            "text": .string(notification.message),
        ]
        _ = try await workplace.client.call(
            HTTPRequest(.post, "/messages", json: body),
            to: "mail",
            expecting: 200...299
        )
    }
}
