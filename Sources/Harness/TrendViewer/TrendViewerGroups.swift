import Messaging
import Scenarios
import Simulation
import Storage

/// Writes the groups that a scenario gives: their users with a session each, memberships and subscriptions.
struct TrendViewerGroups {
    let session: Session
    let pusher: PusherService

    /// The bearer token of a user whom a scenario names.
    static func token(of user: String) -> String { "token-\(user)" }

    /// Writes the groups; every member also listens to the group's private channel.
    ///
    /// - Throws: `DatabaseError` when two groups have the same id.
    func write(_ given: Given) async throws {
        let now = session.process.now
        var users: [String: Int] = [:]
        for name in given.users {
            users[name] = try await insert(
                "users",
                ["name": SQLValue(name), "email": SQLValue("\(name)@example.com"), "created_at": SQLValue(now)]
            )
            _ = try await insert(
                "sessions",
                [
                    "user_id": SQLValue(users[name]), "token": SQLValue(Self.token(of: name)),
                    "created_at": SQLValue(now),
                ]
            )
        }
        for group in given.groups {
            _ = try await insert(
                "groups",
                [
                    "id": .integer(group.id), "name": SQLValue(group.name ?? "Group \(group.id)"),
                    "created_at": SQLValue(now),
                ]
            )
            for name in group.members {
                _ = try await insert(
                    "group_members",
                    ["group_id": .integer(group.id), "user_id": SQLValue(users[name]), "created_at": SQLValue(now)]
                )
                await pusher.subscribe(.init(client: name, channel: "private-group.\(group.id)"))
            }
            try await writeSubscription(of: group, at: now)
        }
    }

    private func writeSubscription(of group: Given.Group, at now: SimulationInstant) async throws {
        guard group.subscription != .none else { return }
        let yesterday = now.advanced(by: .seconds(-86400))
        let deadline = group.deadline?.instant ?? (group.subscription == .expired ? yesterday : nil)
        let status: String =
            switch group.subscription {
            case .active, .expired, .none: "active"
            case .unpaid: "unpaid"
            case .canceled: "canceled"
            }
        _ = try await insert(
            "subscriptions",
            [
                "group_id": .integer(group.id), "slug": SQLValue("subscription-\(group.id)"),
                "status": SQLValue(status), "deadline_at": deadline.map { SQLValue($0) } ?? .null,
                "canceled_at": group.subscription == .canceled ? SQLValue(yesterday) : .null,
                "created_at": SQLValue(now),
            ]
        )
    }

    private func insert(_ table: String, _ values: KeyValuePairs<String, SQLValue>) async throws -> Int {
        let columns = values.map(\.key).joined(separator: ", ")
        let marks = values.map { _ in "?" }.joined(separator: ", ")
        return try await session.execute(
            "INSERT INTO gb_console.\(table) (\(columns)) VALUES (\(marks))",
            values.map(\.value)
        ).lastInsertID
    }
}
