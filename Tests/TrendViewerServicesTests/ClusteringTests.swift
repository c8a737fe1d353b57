import Testing

@testable import TrendViewerServices

struct ClusteringTests {
    @Test func `Vectors that lie together get one cluster, numbered in the order of their first members`() {
        let clustering = Clustering([[0, 0], [100, 0], [1, 1], [99, 2], [0, 100]], most: 3)
        #expect(clustering.assignment == [0, 1, 0, 1, 2])
        #expect(clustering.count == 3)
    }

    @Test func `The same vectors give the same clusters, whatever came before`() {
        let vectors = (0..<60).map { [($0 * 37) % 101, ($0 * 53) % 89, ($0 * 11) % 97] }
        let first = Clustering(vectors, most: 5)
        _ = Clustering(vectors.reversed(), most: 7)
        #expect(Clustering(vectors, most: 5) == first)
        #expect(Set(first.assignment) == Set(0..<first.count))
    }

    @Test func `No vector is nearer to the mean of another cluster than to its own`() {
        let vectors = (0..<40).map { [($0 * 29) % 83, ($0 * 31) % 79] }
        let clustering = Clustering(vectors, most: 4)
        let means = (0..<clustering.count).map { cluster in
            Similarity.mean(zip(vectors, clustering.assignment).filter { $0.1 == cluster }.map(\.0)) ?? []
        }
        for (vector, cluster) in zip(vectors, clustering.assignment) {
            let distances = means.map { mean in
                zip(vector, mean).reduce(0) { $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1) }
            }
            #expect(distances[cluster] == distances.min())
        }
    }

    @Test(arguments: [([[Int]](), 3, 0), ([[1, 2]], 3, 1), ([[1, 2], [1, 2], [1, 2]], 3, 1), ([[1], [2]], 0, 1)])
    func `There are never more clusters than different vectors`(vectors: [[Int]], most: Int, count: Int) {
        #expect(Clustering(vectors, most: most).count == count)
    }

    @Test(arguments: [
        ("The batteries and the speakers, they're fine!", ["batterie", "speaker", "fine"]), ("It is 5 h", []),
        ("Größe: 120 cm", ["größe", "120"]), ("glass dress", ["glass", "dress"]),
    ])
    func `Words are what is left without punctuation, short and empty words`(text: String, words: [String]) {
        #expect(Terms.words(of: text) == words)
    }

    @Test func `The most frequent word wins, of equals the first in the alphabet, and never a taken one`() {
        let texts = ["zebra apple", "apple zebra", "melon"]
        #expect(Terms.mostFrequent(in: texts, except: []) == "apple")
        #expect(Terms.mostFrequent(in: texts, except: ["apple"]) == "zebra")
        #expect(Terms.mostFrequent(in: ["it is"], except: []) == nil)
    }

    @Test(arguments: [
        ([3.0, 0.0], [3.0, 0.0], 1.0), ([1.0, 0.0], [0.0, 5.0], 0.0), ([1.0, 1.0], [1.0, 0.0], 0.7071),
        ([0.0, 0.0], [1.0, 0.0], 0.0), ([], [], 0.0), ([1.0], [-1.0], -1.0),
    ])
    func `Similarity is the cosine to four decimals`(one: [Double], other: [Double], expected: Double) {
        #expect(Similarity.cosine(one, other) == expected)
    }
}
