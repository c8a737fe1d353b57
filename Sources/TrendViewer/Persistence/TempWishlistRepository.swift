import Storage

/// Reads and writes wishlists that are being drafted (reference trend-viewer §1.13).
///
/// Every method throws `DatabaseError`, or what stops the process itself.
struct TempWishlistRepository {
    /// A draft.
    struct Draft: Equatable {
        let id: Int
        let name, slug: String
        let groupID: Int
    }

    let workflow: WorkflowContext

    private var session: Session { workflow.console }

    /// The draft with a slug, or nil.
    func find(_ slug: String) throws -> Draft? {
        let sql = "SELECT * FROM gb_console.temp_wishlist_to_groups WHERE slug = ?"
        return try session.query(sql, [SQLValue(slug)]).first.map { row in
            Draft(id: row.int("id"), name: row.text("name"), slug: row.text("slug"), groupID: row.int("group_id"))
        }
    }

    /// Stores a draft with everything in it, in one transaction.
    func create(_ request: WishlistRequest, groupID: Int) async throws -> Draft {
        try await session.transaction {
            let rows = try session.query("SELECT slug FROM gb_console.temp_wishlist_to_groups")
            let slug = Slug.unique(Slug.base(of: request.name), taken: Set(rows.map { $0.text("slug") }))
            let id = try await insert(
                "temp_wishlist_to_groups",
                "name, slug, group_id",
                [SQLValue(request.name), SQLValue(slug), SQLValue(groupID)]
            )
            try await insertTargets(request, id)
            for viewpoint in request.viewpoints { try await insert(viewpoint, id) }
            return Draft(id: id, name: request.name, slug: slug, groupID: groupID)
        }
    }

    /// The details of a draft's viewpoints, in order.
    func details(of draft: Draft) throws -> [(id: Int, detail: String)] {
        let sql = """
            SELECT d.id, d.detail FROM gb_console.temp_wl_cat_vp_details d \
            JOIN gb_console.temp_wl_cat_vps c ON c.id = d.parent_id WHERE c.parent_id = ? ORDER BY d.id
            """
        return try session.query(sql, [SQLValue(draft.id)]).map { ($0.int("id"), $0.text("detail")) }
    }

    /// Removes the specific viewpoints of a detail.
    func deleteSpecific(detailID: Int) async throws {
        try await session.execute(
            "DELETE FROM gb_console.temp_wl_spec_vps WHERE parent_id = ?",
            [SQLValue(detailID)]
        )
    }

    /// Removes one specific viewpoint of a user's groups.
    ///
    /// - Returns: false when there is none.
    func deleteSpecific(id: Int, groupIDs: [Int]) async throws -> Bool {
        let sql = """
            SELECT t.group_id FROM gb_console.temp_wl_spec_vps s \
            JOIN gb_console.temp_wl_cat_vp_details d ON d.id = s.parent_id \
            JOIN gb_console.temp_wl_cat_vps c ON c.id = d.parent_id \
            JOIN gb_console.temp_wishlist_to_groups t ON t.id = c.parent_id WHERE s.id = ?
            """
        guard let row = try session.query(sql, [SQLValue(id)]).first, groupIDs.contains(row.int("group_id")) else {
            return false
        }
        try await session.execute("DELETE FROM gb_console.temp_wl_spec_vps WHERE id = ?", [SQLValue(id)])
        return true
    }

    /// Adds specific viewpoints to a detail.
    func insertSpecific(_ names: [String], detailID: Int) async throws {
        for name in names {
            _ = try await insert("temp_wl_spec_vps", "parent_id, name", [SQLValue(detailID), SQLValue(name)])
        }
    }

    /// What an official wishlist is made of, read from a draft.
    func request(of draft: Draft) throws -> WishlistRequest {
        WishlistRequest(
            name: draft.name,
            groupID: draft.groupID,
            products: try rows("temp_wishlist_products", draft.id).map { row in
                ProductKey(
                    input: row.text("input"),
                    type: InputType(rawValue: row.int("input_type")) ?? .asin,
                    mallID: row.int("mall_id")
                )
            },
            categories: try rows("temp_wishlist_categories", draft.id).map { row in
                WishlistRequest.Category(id: row.text("category_id"), mallID: row.int("mall_id"))
            },
            searchQueries: try rows("temp_wishlist_search_queries", draft.id).map { row in
                WishlistRequest.SearchQuery(keyword: row.text("keyword"), mallID: row.int("mall_id"))
            },
            viewpoints: try rows("temp_wl_cat_vps", draft.id).map { row in
                WishlistRequest.Viewpoint(category: row.text("name"), details: try details(ofCategory: row.int("id")))
            }
        )
    }

    private func details(ofCategory id: Int) throws -> [WishlistRequest.Detail] {
        try rows("temp_wl_cat_vp_details", id).map { row in
            WishlistRequest.Detail(
                detail: row.text("detail"),
                shortDetail: row.text("short_detail"),
                specific: try rows("temp_wl_spec_vps", row.int("id")).map { $0.text("name") }
            )
        }
    }

    private func insertTargets(_ request: WishlistRequest, _ id: Int) async throws {
        for product in request.products {
            let values = [SQLValue(product.input), SQLValue(product.type.rawValue), SQLValue(product.mallID)]
            _ = try await insert(
                "temp_wishlist_products",
                "parent_id, input, input_type, mall_id",
                [SQLValue(id)] + values
            )
        }
        for category in request.categories {
            _ = try await insert(
                "temp_wishlist_categories",
                "parent_id, category_id, mall_id",
                [SQLValue(id), SQLValue(category.id), SQLValue(category.mallID)]
            )
        }
        for query in request.searchQueries {
            _ = try await insert(
                "temp_wishlist_search_queries",
                "parent_id, keyword, mall_id",
                [SQLValue(id), SQLValue(query.keyword), SQLValue(query.mallID)]
            )
        }
    }

    private func insert(_ viewpoint: WishlistRequest.Viewpoint, _ id: Int) async throws {
        let category = try await insert(
            "temp_wl_cat_vps",
            "parent_id, name",
            [SQLValue(id), SQLValue(viewpoint.category)]
        )
        for detail in viewpoint.details {
            let detailID = try await insert(
                "temp_wl_cat_vp_details",
                "parent_id, detail, short_detail",
                [SQLValue(category), SQLValue(detail.detail), SQLValue(detail.shortDetail)]
            )
            try await insertSpecific(detail.specific, detailID: detailID)
        }
    }

    private func rows(_ table: String, _ parent: Int) throws -> [Row] {
        try session.query("SELECT * FROM gb_console.\(table) WHERE parent_id = ? ORDER BY id", [SQLValue(parent)])
    }

    private func insert(_ table: String, _ columns: String, _ values: [SQLValue]) async throws -> Int {
        let marks = Array(repeating: "?", count: values.count + 2).joined(separator: ", ")
        let sql = "INSERT INTO gb_console.\(table) (\(columns), created_at, updated_at) VALUES (\(marks))"
        return try await session.execute(sql, values + [workflow.now, workflow.now]).lastInsertID
    }
}
