/// One sentence of a review, with what the crawler's models say about it.
package struct FixtureSentence: Hashable, Sendable {
    package let text: String
    package let sentiment: Sentiment
    /// The sentence's place among all sentences; whole numbers, so that distances are exact.
    package let embedding: [Int]

    init(_ data: MockData, dimensions: Int) throws(MockData.Problem) {
        try data.allow(["text", "sentiment", "embedding"])
        text = try data.member("text").text()
        let word = try data.member("sentiment").text()
        guard let sentiment = Sentiment.allCases.first(where: { $0.word == word }) else {
            let words = Sentiment.allCases.map(\.word).joined(separator: ", ")
            throw try data.member("sentiment").problem("'\(word)' must be one of \(words)")
        }
        self.sentiment = sentiment
        let numbers = try data.member("embedding")
        var embedding: [Int] = []
        for number in try numbers.elements() {
            embedding.append(try number.integer(in: -1000...1000))
        }
        guard embedding.count == dimensions else {
            throw numbers.problem("must have \(dimensions) numbers, as 'dimensions' says")
        }
        self.embedding = embedding
    }
}
