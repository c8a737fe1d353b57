/// A status that a table keeps as an integer and people read as a word (reference trend-viewer §4).
package protocol StatusCode: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == Int {
    /// The words for the value, the one that is shown first.
    var words: [String] { get }
}

extension StatusCode {
    /// The word that logs, messages and reports show.
    package var label: String { words.first ?? "\(rawValue)" }

    /// The value that a person means by a word, whatever its case.
    package init?(word: String) {
        let wanted = word.lowercased()
        guard let found = Self.allCases.first(where: { $0.words.contains { $0.lowercased() == wanted } }) else {
            return nil
        }
        self = found
    }
}
