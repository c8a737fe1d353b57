internal import Storage

/// Whether a sentence speaks for a product or against it; the prediction gives it (reference trend-viewer §8, Q-29).
package enum Sentiment: Int64, CaseIterable, Sendable {
    case negative = -1
    case neutral = 0
    case positive = 1

    /// The word that fixtures use.
    package var word: String {
        switch self {
        case .negative: "negative"
        case .neutral: "neutral"
        case .positive: "positive"
        }
    }

    static func labels(for column: String) -> ColumnLabels {
        ColumnLabels(column: column, labels: [(-1, "Negative", []), (0, "Neutral", []), (1, "Positive", [])])
    }
}
