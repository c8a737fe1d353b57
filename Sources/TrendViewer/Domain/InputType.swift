/// How a product of a wishlist is named: `summary_wishlist_products.input_type` (reference trend-viewer §3.1).
package enum InputType: Int, StatusCode {
    case jan = 1
    case asin = 2
    case rakuten = 3

    package var words: [String] {
        switch self {
        case .jan: ["JAN"]
        case .asin: ["ASIN"]
        case .rakuten: ["Rakuten"]
        }
    }

    /// The word on the wire: `asin`.
    package var wireName: String { label.lowercased() }

    /// The mall that is meant when a request names none: 1 Amazon, 2 Rakuten.
    package var usualMall: Int {
        switch self {
        case .jan, .asin: 1
        case .rakuten: 2
        }
    }
}
