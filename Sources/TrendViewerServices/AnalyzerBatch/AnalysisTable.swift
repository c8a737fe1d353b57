/// The seven result tables in the order of seed 000, with the progress that each one's writing reaches.
enum AnalysisTable: Int, CaseIterable {
    case products
    case productDetails
    case productSimilarities
    case aiViewpoints
    case reviewSentenceAIVP
    case reviews
    case reviewSentences

    /// The name in ds_analyzer.
    var name: String {
        switch self {
        case .products: "products"
        case .productDetails: "product_details"
        case .productSimilarities: "product_similarities"
        case .aiViewpoints: "ai_viewpoints"
        case .reviewSentenceAIVP: "review_sentence_aivp"
        case .reviews: "reviews"
        case .reviewSentences: "review_sentences"
        }
    }

    /// The step before the table is written, such as `write-product-details`.
    var step: String { "write-" + name.split(separator: "_").joined(separator: "-") }

    /// The documented branch that writing the table is.
    var branch: ServiceBranch {
        switch self {
        case .products: .writeProducts
        case .productDetails: .writeProductDetails
        case .productSimilarities: .writeProductSimilarities
        case .aiViewpoints: .writeAIViewpoints
        case .reviewSentenceAIVP: .writeReviewSentenceAIVP
        case .reviews: .writeReviews
        case .reviewSentences: .writeReviewSentences
        }
    }

    /// 87, 89, … 97, 100.
    var progress: Int { self == .reviewSentences ? 100 : 87 + 2 * rawValue }
}
