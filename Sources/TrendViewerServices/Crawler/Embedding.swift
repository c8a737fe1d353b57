/// A sentence's vector as analyzer_v2.review_sentences.embedding holds it: whole numbers between commas.
struct Embedding: Hashable, Sendable {
    let numbers: [Int]

    init(_ numbers: [Int]) {
        self.numbers = numbers
    }

    /// Reads the column's text, or returns nil when it holds something else.
    init?(text: String) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        let numbers = parts.compactMap(\.self)
        guard numbers.count == parts.count else { return nil }
        self.numbers = numbers
    }

    var text: String { numbers.map(String.init).joined(separator: ",") }
}
