/// K-means over whole-number vectors, deterministic: the first centres are chosen farthest-first.
struct Clustering: Equatable {
    /// The cluster of each vector, counted from 0 in the order in which clusters meet the vectors.
    let assignment: [Int]

    /// How many clusters there are: as many as asked for, or fewer when fewer vectors differ.
    let count: Int

    private static let roundLimit = 100

    /// Groups `vectors`, which all have the same length, into at most `most` clusters.
    init(_ vectors: [[Int]], most: Int) {
        var centres = Self.farthestFirst(vectors, most: max(most, 1))
        var assignment = vectors.map { Self.nearest(to: $0, of: centres) }
        for _ in 0..<Self.roundLimit {
            centres = Self.means(vectors, assignment, centres)
            let next = vectors.map { Self.nearest(to: $0, of: centres) }
            guard next != assignment else { break }
            assignment = next
        }
        (self.assignment, count) = Self.renumbered(assignment)
    }

    /// The first vector, then always the one that is farthest from those chosen; the earlier one of equals.
    private static func farthestFirst(_ vectors: [[Int]], most: Int) -> [[Double]] {
        guard let first = vectors.first else { return [] }
        var centres = [first.map(Double.init)]
        while centres.count < most {
            var farthest = (distance: 0.0, index: -1)
            for (index, vector) in vectors.enumerated() {
                let distance = centres.map { Self.distance(vector, $0) }.min() ?? 0
                if distance > farthest.distance { farthest = (distance, index) }
            }
            guard farthest.index >= 0 else { break }
            centres.append(vectors[farthest.index].map(Double.init))
        }
        return centres
    }

    private static func nearest(to vector: [Int], of centres: [[Double]]) -> Int {
        var best = (distance: Double.infinity, index: 0)
        for (index, centre) in centres.enumerated() {
            let distance = distance(vector, centre)
            if distance < best.distance { best = (distance, index) }
        }
        return best.index
    }

    /// The mean of each cluster; one that lost all of its vectors stays where it was.
    private static func means(_ vectors: [[Int]], _ assignment: [Int], _ old: [[Double]]) -> [[Double]] {
        old.enumerated().map { index, centre in
            let members = zip(vectors, assignment).filter { $0.1 == index }.map(\.0)
            guard !members.isEmpty else { return centre }
            return centre.indices.map { place in
                Double(members.reduce(0) { $0 + $1[place] }) / Double(members.count)
            }
        }
    }

    private static func distance(_ vector: [Int], _ centre: [Double]) -> Double {
        var sum = 0.0
        for (one, other) in zip(vector, centre) {
            let difference = Double(one) - other
            sum += difference * difference
        }
        return sum
    }

    private static func renumbered(_ assignment: [Int]) -> (assignment: [Int], count: Int) {
        var order: [Int] = []
        let numbers = assignment.map { cluster in
            if let known = order.firstIndex(of: cluster) { return known }
            order.append(cluster)
            return order.count - 1
        }
        return (numbers, order.count)
    }
}
