/// The runs of a page, with as many pictures as there is room for: those of the runs that did not pass first.
///
/// What is kept depends on the runs and their order alone.
package struct PageRuns: Sendable {
    /// How many bytes the pictures of a page may take.
    package static let limit = 24 << 20

    private let limit: Int
    private var runs: [PageRun] = []
    private var size = 0
    /// The places of the passed runs that have a picture.
    private var passed: [Int] = []

    /// False when no passed run can have a picture any more, so that none needs to be drawn.
    package private(set) var drawsPassed = true

    /// Makes an empty page; `limit` is for the pictures, in bytes.
    package init(limit: Int = limit) {
        self.limit = limit
    }

    /// Adds a run; a picture that does not fit takes the place of those of passed runs, the last one first.
    package mutating func add(_ run: PageRun) {
        runs.append(run.size == 0 || takesIn(run) ? run : run.withoutPicture)
    }

    private mutating func takesIn(_ run: PageRun) -> Bool {
        // A page of one run has its picture, however large.
        let fits = size == 0 || size + run.size <= limit
        guard run.isBad else {
            drawsPassed = drawsPassed && fits
            guard drawsPassed else { return false }
            passed.append(runs.count)
            size += run.size
            return true
        }
        let loose = passed.reduce(0) { $0 + runs[$1].size }
        guard fits || size - loose + run.size <= limit else { return false }
        while size > 0, size + run.size > limit, let last = passed.popLast() {
            size -= runs[last].size
            runs[last] = runs[last].withoutPicture
            drawsPassed = false
        }
        size += run.size
        return true
    }

    /// Each run's object, in order.
    package var objects: some Sequence<[UInt8]> { runs.lazy.map(\.bytes) }
}
