package import Wire

/// A product as a marketplace shows it to the crawler.
package struct FixtureProduct: Hashable, Sendable {
    package let input: String
    package let name: String
    /// In yen.
    package let price: Int
    package let description: String
    package let specifications: JSONValue
    package let reviews: [FixtureReview]

    init(_ data: MockData, dimensions: Int) throws(MockData.Problem) {
        try data.allow(["input", "name", "price", "description", "specifications", "reviews"])
        input = try data.member("input").text()
        name = try data.member("name").text()
        price = try data.member("price").integer(in: 1...100_000_000)
        description = try data.member("description").text()
        specifications = try data.member("specifications").value
        guard specifications.object != nil else {
            throw try data.member("specifications").problem("must be an object")
        }
        var reviews: [FixtureReview] = []
        for review in try data.member("reviews").elements() {
            reviews.append(try FixtureReview(review, dimensions: dimensions))
        }
        self.reviews = reviews
    }

    init(
        input: String,
        name: String,
        price: Int,
        description: String,
        specifications: JSONValue,
        reviews: [FixtureReview]
    ) {
        self.input = input
        self.name = name
        self.price = price
        self.description = description
        self.specifications = specifications
        self.reviews = reviews
    }
}

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
