/// The four kinds of crawl requests (reference trend-viewer §1.2, CMD-07).
package enum CrawlDataType: String, CaseIterable, Sendable {
    case product = "SummaryProduct"
    case productReview = "SummaryProductReview"
    case category = "SummaryCategory"
    case searchQuery = "SummarySearchQuery"

    /// The table of gb_console that the request comes from.
    var summaryTable: String {
        switch self {
        case .product: "gb_console.summary_wishlist_products"
        case .productReview: "gb_console.summary_wishlist_product_reviews"
        case .category: "gb_console.summary_wishlist_categories"
        case .searchQuery: "gb_console.summary_wishlist_search_queries"
        }
    }
}
