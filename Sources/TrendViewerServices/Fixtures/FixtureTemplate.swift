internal import Wire

/// How a product is made up for an input that the fixtures do not list: always the same one for the same input.
struct FixtureTemplate: Hashable, Sendable {
    private let names: [String]
    private let prices: ClosedRange<Int>
    private let description: String
    private let specifications: [JSONValue]
    private let reviews: ClosedRange<Int>
    private let sentencesPerReview: ClosedRange<Int>
    private let sentences: [FixtureSentence]

    init(_ data: MockData, dimensions: Int) throws(MockData.Problem) {
        try data.allow([
            "names", "price", "description", "specifications", "reviews", "sentencesPerReview", "sentences",
        ])
        var names: [String] = []
        for name in try data.member("names").elements() { names.append(try name.text()) }
        self.names = names
        prices = try data.member("price").span(in: 1...100_000_000)
        description = try data.member("description").text()
        specifications = try data.member("specifications").elements().map(\.value)
        reviews = try data.member("reviews").span(in: 1...1000)
        sentencesPerReview = try data.member("sentencesPerReview").span(in: 1...100)
        var sentences: [FixtureSentence] = []
        for sentence in try data.member("sentences").elements() {
            sentences.append(try FixtureSentence(sentence, dimensions: dimensions))
        }
        self.sentences = sentences
    }

    /// Makes up the product of an input; `{input}` in a name or in the description stands for the input.
    func product(for input: String) -> FixtureProduct {
        let count = pick(reviews, "\(input)/reviews")
        return FixtureProduct(
            input: input,
            name: fill(pick(names, "\(input)/name"), input),
            price: pick(prices, "\(input)/price"),
            description: fill(description, input),
            specifications: pick(specifications, "\(input)/specifications"),
            reviews: (0..<count).map { review(of: input, number: $0) }
        )
    }

    private func review(of input: String, number: Int) -> FixtureReview {
        let name = "\(input)/review=\(number)"
        let count = min(pick(sentencesPerReview, name), sentences.count)
        // Neighbours in the pool, so that no sentence stands twice in a review.
        let first = pick(0...sentences.count - 1, "\(name)/first")
        let chosen = (0..<count).map { sentences[(first + $0) % sentences.count] }
        let mood = chosen.reduce(0) { $0 + Int($1.sentiment.rawValue) }
        return FixtureReview(rating: min(max(3 + mood, 1), 5), sentences: chosen)
    }

    private func fill(_ text: String, _ input: String) -> String {
        text.split(separator: "{input}", omittingEmptySubsequences: false).joined(separator: input)
    }

    private func pick<Element>(_ choices: [Element], _ name: String) -> Element {
        choices[pick(0...choices.count - 1, name)]
    }

    // Not the run's seed but the input alone decides: a marketplace shows the same product to every run.
    private func pick(_ range: ClosedRange<Int>, _ name: String) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        hash ^= hash >> 32
        return range.lowerBound + Int(hash % UInt64(range.count))
    }
}
