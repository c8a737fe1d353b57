import Simulation
import Storage

/// Reads and writes `wishlist_to_groups` (seed 001).
///
/// Every method throws `DatabaseError`, or what stops the process itself.
struct WishlistToGroupRepository {
    let workflow: WorkflowContext

    private var session: Session { workflow.console }

    /// The wishlists that `dataset:create` may take, by id.
    func getEligibleWishlists(slug: String?) throws -> [Wishlist] {
        let selection = Selections.eligibleWishlists(
            slug: slug,
            skipsRunning: workflow.settings[TrendViewerSettings.createSkipsIfRunning],
            at: workflow.clock
        )
        return try session.select(selection).map(Wishlist.init)
    }

    /// Why a wishlist is not eligible, as `status needs Active, is 3`; empty when it is.
    func reasonsAgainst(_ wishlist: Wishlist) throws -> [String] {
        let selection = Selections.eligibleWishlists(
            slug: wishlist.slug,
            skipsRunning: workflow.settings[TrendViewerSettings.createSkipsIfRunning],
            at: workflow.clock
        )
        return try selection.explain(rowID: wishlist.id, in: session).filter { !$0.holds }.map { result in
            "\(result.condition.name) needs \(result.condition.needs), is \(result.actual)"
        }
    }

    /// The wishlist with an id, or nil.
    func find(id: Int) throws -> Wishlist? {
        try session.query("SELECT * FROM gb_console.wishlist_to_groups WHERE id = ?", [SQLValue(id)])
            .first.map(Wishlist.init)
    }

    /// The wishlist with a slug, or nil.
    func findBySlug(_ slug: String) throws -> Wishlist? {
        try session.query("SELECT * FROM gb_console.wishlist_to_groups WHERE slug = ?", [SQLValue(slug)])
            .first.map(Wishlist.init)
    }

    /// The slugs that begin like `base`, so that a new one can differ from them.
    func slugs(like base: String) throws -> Set<String> {
        // A range finds them by the index; `.` follows `-` in ASCII.
        let sql = "SELECT slug FROM gb_console.wishlist_to_groups WHERE slug = ? OR (slug >= ? AND slug < ?)"
        let rows = try session.query(sql, [SQLValue(base), SQLValue("\(base)-"), SQLValue("\(base).")])
        return Set(rows.map { $0.text("slug") })
    }

    /// How many wishlists a group has that are not canceled.
    func count(groupID: Int) throws -> Int {
        let sql = "SELECT COUNT(*) AS n FROM gb_console.wishlist_to_groups WHERE group_id = ? AND status <> 3"
        return try session.query(sql, [SQLValue(groupID)]).first?.int("n") ?? 0
    }

    /// Inserts an active wishlist.
    ///
    /// - Returns: its id.
    func create(name: String, slug: String, groupID: Int) async throws -> Int {
        let sql = """
            INSERT INTO gb_console.wishlist_to_groups \
            (name, slug, status, group_id, admin_status, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)
            """
        let result = try await session.execute(
            sql,
            [
                SQLValue(name), SQLValue(slug), SQLValue(WishlistStatus.active.rawValue), SQLValue(groupID),
                SQLValue(AdminStatus.allowed.rawValue), workflow.now, workflow.now,
            ]
        )
        return result.lastInsertID
    }

    /// Clears the manual request flag.
    func resetManualRequest(_ wishlist: Wishlist) async throws {
        let sql = "UPDATE gb_console.wishlist_to_groups SET manual_request = 0, updated_at = ? WHERE id = ?"
        try await session.execute(sql, [workflow.now, SQLValue(wishlist.id)])
    }

    /// Sets the training schedule.
    func update(_ wishlist: Wishlist, trainingSchedule: TrainingSchedule) async throws {
        let sql = "UPDATE gb_console.wishlist_to_groups SET training_schedule = ?, updated_at = ? WHERE id = ?"
        try await session.execute(
            sql,
            [SQLValue(trainingSchedule.rawValue), workflow.now, SQLValue(wishlist.id)]
        )
    }

    /// Sets the training status.
    func update(_ wishlist: Wishlist, trainingStatus: TrainingStatus) async throws {
        let sql = "UPDATE gb_console.wishlist_to_groups SET training_status = ?, updated_at = ? WHERE id = ?"
        try await session.execute(sql, [SQLValue(trainingStatus.rawValue), workflow.now, SQLValue(wishlist.id)])
    }
}
