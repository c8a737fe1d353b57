/// The four readings of a finished dataset (reference trend-viewer §2.1, EP-05…EP-08).
enum AnalyzerRead: CaseIterable {
    case products
    case comparison
    case reviewChart
    case reviewSentences

    /// The path after the history's slug; the fixed ones come first, so that they are not taken for a product.
    var path: String {
        switch self {
        case .products: "products"
        case .comparison: "products/comparison"
        case .reviewChart: "products/review-chart"
        case .reviewSentences: "products/{product_id}/review-sentences"
        }
    }
}
