package import Wire

/// The marketplaces' content: products, reviews and sentences by input (`Mocks/fixtures/products.json`, docs/mocks.md).
package struct Fixtures: Hashable, Sendable {
    /// How many numbers an embedding has.
    package let dimensions: Int

    /// The listed products, in the order of the file.
    package let products: [FixtureProduct]

    private let template: FixtureTemplate

    /// Reads a fixture file.
    ///
    /// - Throws: `MockData.Problem` with the place that is wrong.
    package init(json: JSONValue) throws(MockData.Problem) {
        let data = MockData(json)
        try data.allow(["description", "dimensions", "products", "template"])
        let dimensions = try data.member("dimensions").integer(in: 1...64)
        self.dimensions = dimensions
        var products: [FixtureProduct] = []
        for entry in try data.member("products").elements() {
            let product = try FixtureProduct(entry, dimensions: dimensions)
            guard !products.contains(where: { $0.input == product.input }) else {
                throw try entry.member("input").problem("'\(product.input)' stands there twice")
            }
            products.append(product)
        }
        self.products = products
        template = try FixtureTemplate(data.member("template"), dimensions: dimensions)
    }

    /// Returns the product of an input: the listed one, or one made up from the template, the same every time.
    package func product(for input: String) -> FixtureProduct {
        products.first { $0.input == input } ?? template.product(for: input)
    }

    /// Returns the inputs of the products that a category or a search query lists, best first.
    func ranking(of name: String, size: Int) -> [String] {
        let first = name.utf8.reduce(0) { $0 + Int($1) }
        return (0..<min(size, products.count)).map { products[(first + $0) % products.count].input }
    }
}
