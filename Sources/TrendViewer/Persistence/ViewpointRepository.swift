import Storage
import Wire

/// Reads and writes the viewpoints of wishlists: category viewpoint, detail, specific viewpoint (reference
/// trend-viewer §3.1).
///
/// Every method throws `DatabaseError`, or what stops the process itself.
struct ViewpointRepository {
    let workflow: WorkflowContext

    private var session: Session { workflow.console }

    /// The ids of all specific viewpoints of a wishlist, in order.
    func specificViewpointIDs(wishlistID: Int) throws -> [Int] {
        let sql = """
            SELECT s.id FROM gb_console.wl_spec_vps s \
            JOIN gb_console.wl_cat_vp_details d ON d.id = s.wl_cat_vp_detail_id \
            JOIN gb_console.wl_cat_vps c ON c.id = d.wl_cat_vp_id WHERE c.wishlist_to_group_id = ? ORDER BY s.id
            """
        return try session.query(sql, [SQLValue(wishlistID)]).map { $0.int("id") }
    }

    /// The name of a specific viewpoint, or nil.
    func name(_ id: Int) throws -> String? {
        try session.query("SELECT name FROM gb_console.wl_spec_vps WHERE id = ?", [SQLValue(id)]).first?.text("name")
    }

    /// The specific viewpoints of a wishlist as a dataset request carries them.
    func viewpoints(wishlistID: Int) throws -> [JSONValue] {
        let sql = """
            SELECT s.id, s.name, s.ordinal, d.short_detail, c.name AS category FROM gb_console.wl_spec_vps s \
            JOIN gb_console.wl_cat_vp_details d ON d.id = s.wl_cat_vp_detail_id \
            JOIN gb_console.wl_cat_vps c ON c.id = d.wl_cat_vp_id WHERE c.wishlist_to_group_id = ? ORDER BY s.id
            """
        return try session.query(sql, [SQLValue(wishlistID)]).map { row in
            [
                "id": JSONValue(row.int("id")), "category": .string(row.text("category")),
                "short_detail": .string(row.text("short_detail")), "name": .string(row.text("name")),
                "ordinal": JSONValue(row.int("ordinal")),
            ]
        }
    }

    /// Inserts a category viewpoint.
    func createCategory(wishlistID: Int, name: String) async throws -> Int {
        try await insert("wl_cat_vps", "wishlist_to_group_id, name", [SQLValue(wishlistID), SQLValue(name)])
    }

    /// Inserts a detail of a category viewpoint.
    func createDetail(categoryID: Int, detail: String, shortDetail: String) async throws -> Int {
        try await insert(
            "wl_cat_vp_details",
            "wl_cat_vp_id, detail, short_detail",
            [SQLValue(categoryID), SQLValue(detail), SQLValue(shortDetail)]
        )
    }

    /// Inserts a specific viewpoint.
    func createSpecific(detailID: Int, name: String, ordinal: Int) async throws -> Int {
        try await insert(
            "wl_spec_vps",
            "wl_cat_vp_detail_id, name, ordinal",
            [SQLValue(detailID), SQLValue(name), SQLValue(ordinal)]
        )
    }

    /// Pushes the short detail of a viewpoint to ds_analyzer.
    func pushCategory(wishlistID: Int, shortDetail: String) async throws -> Int {
        try await insert(
            "viewpoint_categories",
            of: .datasets,
            "wishlist_to_group_id, short_detail",
            [SQLValue(wishlistID), SQLValue(shortDetail)]
        )
    }

    /// Pushes a specific viewpoint to ds_analyzer.
    func pushSpecific(categoryID: Int, viewpointID: Int, name: String, ordinal: Int) async throws -> Int {
        try await insert(
            "specific_viewpoints",
            of: .datasets,
            "viewpoint_category_id, wl_spec_vp_id, name, ordinal",
            [SQLValue(categoryID), SQLValue(viewpointID), SQLValue(name), SQLValue(ordinal)]
        )
    }

    private enum Store: String {
        case console = "gb_console"
        case datasets = "ds_analyzer"
    }

    private func insert(
        _ table: String,
        of store: Store = .console,
        _ columns: String,
        _ values: [SQLValue]
    ) async throws -> Int {
        let places = Array(repeating: "?", count: values.count + 2).joined(separator: ", ")
        let sql = "INSERT INTO \(store.rawValue).\(table) (\(columns), created_at, updated_at) VALUES (\(places))"
        let session = store == .console ? workflow.console : workflow.analyzer
        return try await session.execute(sql, values + [workflow.now, workflow.now]).lastInsertID
    }
}
