/// How alike products are: the cosine of the mean vectors of their sentences, from -1 to 1.
enum Similarity {
    /// Returns the mean of some vectors, or nil when there is none.
    static func mean(_ vectors: [[Int]]) -> [Double]? {
        guard let first = vectors.first else { return nil }
        return first.indices.map { place in
            Double(vectors.reduce(0) { $0 + $1[place] }) / Double(vectors.count)
        }
    }

    /// Returns the cosine, rounded to four decimals so that a person can read it; 0 when a vector has no length.
    static func cosine(_ one: [Double], _ other: [Double]) -> Double {
        var (product, first, second) = (0.0, 0.0, 0.0)
        for (a, b) in zip(one, other) {
            product += a * b
            first += a * a
            second += b * b
        }
        guard first > 0, second > 0 else { return 0 }
        let cosine = product / (first * second).squareRoot()
        return (cosine * 10_000).rounded() / 10_000
    }
}
