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

    /// The integer that a word stands for: the words in any case, with spaces, `_` or `-` between their parts or nothing,
    /// and the integers themselves written as text.
    package func value(of word: String) -> Int64? {
        if let label = labels.first(where: { $0.word == word }) { return label.value }
        let written = word.lowercased()
        for label in labels {
            let parts = Self.parts(of: label.word)
            if ["", " ", "_", "-"].contains(where: { parts.joined(separator: $0) == written }) { return label.value }
        }
        return labels.first { "\($0.value)" == word }?.value
    }

    /// The usual word for an integer.
    func word(of value: Int64) -> String? { labels.first { $0.value == value }?.word }

    /// The parts of a word in small letters: `InProgress` has two.
    static func parts(of word: String) -> [String] {
        word.reduce(into: []) { parts, character in
            if character.isUppercase || parts.isEmpty { parts.append("") }
            parts[parts.count - 1] += character.lowercased()
        }
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
