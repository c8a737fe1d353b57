import Storage
import Wire

/// Notifies the members of a wishlist's group: a row for each, one mail to all (seed 002, steps 4 and 5).
struct DatasetNotificationService {
    let workflow: WorkflowContext

    /// Inserts a row for each member.
    ///
    /// - Returns: the ids of the rows.
    /// - Throws: `DatabaseError`, or what stops the process itself.
    func store(_ notification: DatasetNotification) async throws -> [Int] {
        let sql = """
            INSERT INTO gb_console.notifications \
            (type, notifiable_type, notifiable_id, data, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)
            """
        let members = try GroupRepository(workflow: workflow).memberIDs(
            groupID: notification.record.wishlist.groupID
        )
        var ids: [Int] = []
        for member in members {
            let result = try await workflow.console.execute(
                sql,
                [
                    "DatasetNotification", "User", SQLValue(member), SQLValue(notification.data.text),
                    workflow.now, workflow.now,
                ]
            )
            ids.append(result.lastInsertID)
        }
        return ids
    }

    /// Sends the mail; a group without members gets none.
    ///
    /// - Throws: `ServiceCallError`, `DatabaseError`, or what stops the process itself.
    func mail(_ notification: DatasetNotification) async throws {
        let addresses = try GroupRepository(workflow: workflow).addresses(
            groupID: notification.record.wishlist.groupID
        )
        guard !addresses.isEmpty else { return }
        let body: JSONValue = [
            "to": .array(addresses.map { .string($0) }), "subject": .string(notification.subject),
            "text": .string(notification.message),
        ]
        _ = try await workflow.client.call(
            HTTPRequest(.post, "/messages", json: body),
            to: "mail",
            expecting: 200...299
        )
    }
}
