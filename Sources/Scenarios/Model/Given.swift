package import Wire

/// The state of the world before the first step.
package struct Given: Hashable, Sendable {
    package let groups: [Group]
    /// Rows by table, in the order of the file; a table stands once.
    package let tables: [TableRows]

    /// A group of users with its subscription.
    package struct Group: Hashable, Sendable {
        package let id: Int64
        package let name: String?
        package let subscription: Subscription
        /// The names of its users, who are made with it.
        package let members: [String]
        /// When the subscription ends.
        package let deadline: Moment?
        package let position: JSONPosition
    }

    /// The state of a group's subscription.
    package enum Subscription: String, CaseIterable, Sendable {
        case active, unpaid, expired, canceled
        /// The group has no subscription at all.
        case none
    }

    /// The rows that a table begins with.
    package struct TableRows: Hashable, Sendable {
        /// The table with its schema: `gb_console.malls`.
        package let table: String
        package let rows: [Row]
    }

    /// One row; columns that it leaves out take their default.
    package struct Row: Hashable, Sendable {
        package let cells: [Cell]
        package let position: JSONPosition
    }

    /// Every user of every group, each once, in order of first mention.
    package var users: [String] {
        var seen: Set<String> = []
        return groups.flatMap(\.members).filter { seen.insert($0).inserted }
    }
}
