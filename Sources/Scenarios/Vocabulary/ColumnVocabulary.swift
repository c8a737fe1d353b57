/// A column that a scenario may name.
package struct ColumnVocabulary: Sendable {
    package let name: String
    package let type: ColumnType
    package let isNullable: Bool
    /// True when a given row must say it: it may not be null and has no default.
    package let isRequired: Bool
    /// Words for its integers; several words may stand for one integer, the first of them is the usual one.
    package let labels: [(word: String, value: Int64)]

    /// What a column holds.
    package enum ColumnType: String, Sendable {
        case integer, real, text
        /// 0 or 1, written as false or true.
        case boolean
        /// `YYYY-MM-DD HH:MM:SS`, written as any instant.
        case instant
        /// Anything, since the schema does not say.
        case any
    }

    /// Makes a column.
    package init(
        _ name: String,
        _ type: ColumnType,
        isNullable: Bool = true,
        isRequired: Bool = false,
        labels: [(word: String, value: Int64)] = []
    ) {
        self.name = name
        self.type = type
        self.isNullable = isNullable
        self.isRequired = isRequired
        self.labels = labels
    }

    /// What a person may write in it.
    package var expectation: String {
        let kind =
            switch type {
            case .integer where !labels.isEmpty:
                "one of \(labels.map { "\"\($0.word)\"" }.joined(separator: ", ")) or a whole number"
            case .integer: "a whole number"
            case .real: "a number"
            case .text: "a text"
            case .boolean: "true or false"
            case .instant: "an instant such as \"01:30\" or \"2026-01-05T01:30:00Z\""
            case .any: "a text, a number, true or false"
            }
        return isNullable ? "\(kind), or null" : kind
    }
}
