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
