/// The computation of analyzer_batch on what it loaded: clusters, their labels, product similarities.
struct Analysis {
    /// A cluster of sentences with the label that a language model would give it.
    struct Viewpoint: Equatable {
        /// Counted from 1.
        let clusterID: Int
        let name: String
        let description: String
    }

    /// How alike two products are, by their places in the source.
    struct Pair: Equatable {
        let product, other: Int
        let score: Double
    }

    let source: AnalysisSource
    private(set) var clusters: [Int] = []
    private(set) var viewpoints: [Viewpoint] = []
    private(set) var similarities: [Pair] = []
    private var clusterCount = 0

    init(source: AnalysisSource) {
        self.source = source
    }

    /// Groups the sentences: every one gets a cluster, counted from 1.
    mutating func cluster(most: Int) {
        let clustering = Clustering(source.sentences.map(\.vector), most: most)
        clusters = clustering.assignment.map { $0 + 1 }
        clusterCount = clustering.count
    }

    /// Names each cluster after its most frequent word that no earlier cluster has.
    mutating func label() {
        var taken: [String] = []
        viewpoints = (1...max(clusterCount, 1)).prefix(clusterCount).map { cluster in
            let members = zip(source.sentences, clusters).filter { $0.1 == cluster }.map(\.0)
            let word = Terms.mostFrequent(in: members.map(\.text), except: taken) ?? "topic \(cluster)"
            taken.append(word)
            return Viewpoint(
                clusterID: cluster,
                name: word,
                description: "What customers say about \(word): \(members.count) sentences"
            )
        }
    }

    /// Compares every product with every later one.
    mutating func compare() {
        let means = source.products.map { product -> [Double] in
            let reviews = source.reviews.filter { $0.productID == product.id }.map(\.id)
            return Similarity.mean(source.sentences.filter { reviews.contains($0.reviewID) }.map(\.vector)) ?? []
        }
        similarities = []
        for product in means.indices {
            for other in means.indices.dropFirst(product + 1) {
                let score = Similarity.cosine(means[product], means[other])
                similarities.append(Pair(product: product, other: other, score: score))
            }
        }
    }

    /// Whether a review speaks for its product: the sign of the sum of its sentences.
    func sentiment(of review: AnalysisSource.Review) -> Sentiment {
        let sum = source.sentences.filter { $0.reviewID == review.id }.reduce(0) { $0 + $1.sentiment.rawValue }
        return Sentiment(rawValue: sum.signum()) ?? .neutral
    }
}
