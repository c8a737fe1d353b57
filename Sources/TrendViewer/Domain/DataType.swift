/// The four kinds of crawl target, in the order in which the scheduler takes them (reference trend-viewer §1.2).
package enum DataType: String, CaseIterable, Sendable {
    case product = "SummaryProduct"
    case productReview = "SummaryProductReview"
    case category = "SummaryCategory"
    case searchQuery = "SummarySearchQuery"

    /// The table of the targets.
    package var table: String {
        switch self {
        case .product: "gb_console.summary_wishlist_products"
        case .productReview: "gb_console.summary_wishlist_product_reviews"
        case .category: "gb_console.summary_wishlist_categories"
        case .searchQuery: "gb_console.summary_wishlist_search_queries"
        }
    }

    /// The table that says which wishlist wants which target.
    package var itemTable: String {
        switch self {
        case .product: "gb_console.wishlist_products"
        case .productReview: "gb_console.wishlist_product_reviews"
        case .category: "gb_console.wishlist_categories"
        case .searchQuery: "gb_console.wishlist_search_queries"
        }
    }

    /// The column of `itemTable` that points to the target.
    package var itemColumn: String {
        switch self {
        case .product: "summary_wishlist_product_id"
        case .productReview: "summary_wishlist_product_review_id"
        case .category: "summary_wishlist_category_id"
        case .searchQuery: "summary_wishlist_search_query_id"
        }
    }

    /// The job that the documents give each type, for the log.
    package var jobName: String { "\(rawValue)Job" }
}
