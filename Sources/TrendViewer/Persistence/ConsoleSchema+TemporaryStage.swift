extension ConsoleSchema {
    /// Wishlists that are being drafted, with their own viewpoints (reference trend-viewer §3.1, T-16…T-22; columns
    /// inferred).
    static let temporaryStage =
        """
        CREATE TABLE temp_wishlist_to_groups (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            slug TEXT NOT NULL UNIQUE,
            group_id INTEGER NOT NULL REFERENCES groups (id),
            created_at TEXT,
            updated_at TEXT
        );
        """
        + [
            part(
                "temp_wishlist_products",
                of: "temp_wishlist_to_groups",
                "input TEXT, input_type INTEGER, mall_id INTEGER"
            ),
            part("temp_wishlist_categories", of: "temp_wishlist_to_groups", "category_id TEXT, mall_id INTEGER"),
            part("temp_wishlist_search_queries", of: "temp_wishlist_to_groups", "keyword TEXT, mall_id INTEGER"),
            part("temp_wl_cat_vps", of: "temp_wishlist_to_groups", "name TEXT NOT NULL"),
            part("temp_wl_cat_vp_details", of: "temp_wl_cat_vps", "detail TEXT NOT NULL, short_detail TEXT NOT NULL"),
            part("temp_wl_spec_vps", of: "temp_wl_cat_vp_details", "name TEXT NOT NULL"),
        ].joined()

    private static func part(_ table: String, of parent: String, _ columns: String) -> String {
        """
        CREATE TABLE \(table) (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            parent_id INTEGER NOT NULL REFERENCES \(parent) (id),
            \(columns),
            created_at TEXT,
            updated_at TEXT
        );
        CREATE INDEX \(table)_parent ON \(table) (parent_id);
        """
    }
}
