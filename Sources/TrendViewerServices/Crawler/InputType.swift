internal import Storage
package import Wire

/// How a product is named: by JAN code, ASIN or Rakuten id (reference trend-viewer §3.1; the numbers are inferred).
package enum InputType: Int64, CaseIterable, Sendable {
    case jan = 1
    case asin = 2
    case rakuten = 3

    /// The word that scenario files and request bodies use.
    package var word: String {
        switch self {
        case .jan: "jan"
        case .asin: "asin"
        case .rakuten: "rakuten"
        }
    }

    /// Reads the number or the word.
    package init?(_ value: JSONValue) {
        let word = value.string?.lowercased()
        guard let found = Self.allCases.first(where: { $0.rawValue == value.integer || $0.word == word }) else {
            return nil
        }
        self = found
    }

    static func labels(for column: String) -> ColumnLabels {
        ColumnLabels(column: column, labels: [(1, "JAN", ["jan"]), (2, "ASIN", ["asin"]), (3, "Rakuten", ["rakuten"])])
    }
}
