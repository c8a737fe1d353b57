/// What one customer wrote about a product.
package struct FixtureReview: Hashable, Sendable {
    /// From 1 to 5 stars.
    package let rating: Int
    package let sentences: [FixtureSentence]

    /// The review as the customer wrote it.
    package var content: String { sentences.map(\.text).joined(separator: " ") }

    init(rating: Int, sentences: [FixtureSentence]) {
        self.rating = rating
        self.sentences = sentences
    }

    init(_ data: MockData, dimensions: Int) throws(MockData.Problem) {
        try data.allow(["rating", "sentences"])
        rating = try data.member("rating").integer(in: 1...5)
        var sentences: [FixtureSentence] = []
        for sentence in try data.member("sentences").elements() {
            sentences.append(try FixtureSentence(sentence, dimensions: dimensions))
        }
        self.sentences = sentences
    }
}
