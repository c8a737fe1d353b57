import Simulation
import Storage

/// Reads users, sessions, groups, memberships and subscriptions (reference trend-viewer §3.1, T-23…T-31).
///
/// Every method throws `DatabaseError`, or what stops the process itself.
struct GroupRepository {
    /// What a subscription allows a group, and whether it holds now.
    struct Subscription: Equatable {
        enum State: Equatable {
            case active, expired, invalid
        }

        var state: State
        /// The limits of the package, nil where there is none.
        var wishlists, products, categories, searchQueries, viewpoints: Int?
    }

    let workflow: WorkflowContext

    private var session: Session { workflow.console }

    /// The user whom a bearer token belongs to, or nil.
    func userID(token: String) throws -> Int? {
        let sql = """
            SELECT user_id FROM gb_console.sessions \
            WHERE token = ? AND (expires_at IS NULL OR expires_at > ?)
            """
        return try session.query(sql, [SQLValue(token), workflow.now]).first?.int("user_id")
    }

    /// The groups of a user, by id.
    func groupIDs(userID: Int) throws -> [Int] {
        let sql = "SELECT group_id FROM gb_console.group_members WHERE user_id = ? ORDER BY group_id"
        return try session.query(sql, [SQLValue(userID)]).map { $0.int("group_id") }
    }

    /// The role of a user in a group, or nil for one who is not in it.
    func role(userID: Int, groupID: Int) throws -> String? {
        let sql = "SELECT role FROM gb_console.group_members WHERE user_id = ? AND group_id = ?"
        return try session.query(sql, [SQLValue(userID), SQLValue(groupID)]).first?.text("role")
    }

    /// The users of a group, by id.
    func memberIDs(groupID: Int) throws -> [Int] {
        let sql = "SELECT user_id FROM gb_console.group_members WHERE group_id = ? ORDER BY user_id"
        return try session.query(sql, [SQLValue(groupID)]).map { $0.int("user_id") }
    }

    /// The mail addresses of a group's members, by user.
    func addresses(groupID: Int) throws -> [String] {
        let sql = """
            SELECT u.email FROM gb_console.group_members m JOIN gb_console.users u ON u.id = m.user_id \
            WHERE m.group_id = ? ORDER BY u.id
            """
        return try session.query(sql, [SQLValue(groupID)]).map { $0.text("email") }
    }

    /// The subscription of a group: one that holds if there is any, else the newest.
    func subscription(groupID: Int) throws -> Subscription {
        let sql = """
            SELECT s.status, s.deadline_at, p.wishlist_limit, p.product_limit, p.category_limit, \
            p.search_query_limit, p.viewpoint_limit, \
            (s.status = 'active' AND (s.deadline_at IS NULL OR s.deadline_at >= ?)) AS holds \
            FROM gb_console.subscriptions s LEFT JOIN gb_console.package_plans pp ON pp.id = s.package_plan_id \
            LEFT JOIN gb_console.packages p ON p.id = pp.package_id \
            WHERE s.group_id = ? ORDER BY holds DESC, s.id DESC LIMIT 1
            """
        guard let row = try session.query(sql, [workflow.now, SQLValue(groupID)]).first else {
            return Subscription(state: .invalid)
        }
        let state: Subscription.State =
            if row.bool("holds") { .active } else if row.text("status") == "active" { .expired } else { .invalid }
        return Subscription(
            state: state,
            wishlists: row.intOrNil("wishlist_limit"),
            products: row.intOrNil("product_limit"),
            categories: row.intOrNil("category_limit"),
            searchQueries: row.intOrNil("search_query_limit"),
            viewpoints: row.intOrNil("viewpoint_limit")
        )
    }
}
