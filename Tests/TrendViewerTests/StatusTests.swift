import Testing

@testable import TrendViewer

struct StatusTests {
    @Test(arguments: [
        (1, [2, 3, 9]), (2, [3, 9]), (3, []), (9, []),
    ])
    func `A dataset's status moves forwards only`(from: Int, legal: [Int]) throws {
        let status = try #require(DatasetStatus(rawValue: from))
        #expect(DatasetStatus.allCases.filter(status.canBecome).map(\.rawValue) == legal)
    }

    @Test(arguments: [(1, [2]), (2, [3, 9]), (3, []), (9, [])])
    func `The SPVP status passes Analyzing`(from: Int, legal: [Int]) throws {
        let status = try #require(SPVPStatus(rawValue: from))
        #expect(SPVPStatus.allCases.filter(status.canBecome).map(\.rawValue) == legal)
    }

    @Test(arguments: [(0, [1, 3, 4]), (1, [2, 3, 4]), (2, [1, 3]), (3, [1]), (4, [3])])
    func `A crawl may fail late and may be done again`(from: Int, legal: [Int]) throws {
        let status = try #require(CrawlStatus(rawValue: from))
        #expect(CrawlStatus.allCases.filter(status.canBecome).map(\.rawValue) == legal)
    }

    @Test(arguments: [(0, [1, 3]), (1, [0, 3]), (3, [])])
    func `A canceled wishlist stays canceled`(from: Int, legal: [Int]) throws {
        let status = try #require(WishlistStatus(rawValue: from))
        #expect(WishlistStatus.allCases.filter(status.canBecome).map(\.rawValue) == legal)
    }

    @Test func `Nothing that was sent becomes unsent, and training does not become what it is`() {
        #expect(SendingStatus.allCases.allSatisfy { !$0.canBecome(.notSent) && $0.canBecome(.sent) })
        #expect(TrainingStatus.off.canBecome(.on) && TrainingStatus.on.canBecome(.off))
        #expect(!TrainingStatus.on.canBecome(.on))
        #expect(BatchJobStatus.pending.canBecome(.created) && !BatchJobStatus.failed.canBecome(.created))
        #expect(BatchLogStatus.pending.canBecome(.failed) && !BatchLogStatus.completed.canBecome(.pending))
    }

    @Test(arguments: [("processing", 2), ("Analyzing", 2), ("COMPLETE", 3), ("Failed", 9)])
    func `A status is known by all of its words`(word: String, value: Int) {
        #expect(DatasetStatus(word: word)?.rawValue == value)
    }

    @Test(arguments: [
        (DatasetStatus.pending, RemoteStatus.known(.pending), StatusComparison.unchanged),
        (.pending, .known(.completed), .changed(from: .pending, to: .completed)),
        (.analyzing, .known(.failed), .changed(from: .analyzing, to: .failed)),
        (.analyzing, .known(.pending), .invalid(from: .analyzing, to: .pending)),
        (.analyzing, .unknown("4"), .unknown("4")),
    ])
    func `A poll is compared with what is stored`(
        stored: DatasetStatus,
        remote: RemoteStatus,
        expected: StatusComparison
    ) {
        #expect(StatusComparison(stored: stored, remote: remote) == expected)
    }

    @Test(arguments: [
        ("Speakers", "speakers"), ("  Big  Speakers! 2 ", "big-speakers-2"), ("スピーカー", "wishlist"), ("a_b", "a-b"),
    ])
    func `A slug is made of the letters and digits of a name`(name: String, slug: String) {
        #expect(Slug.base(of: name) == slug)
    }

    @Test func `A slug that is taken gets the next number`() {
        #expect(Slug.unique("a", taken: []) == "a")
        #expect(Slug.unique("a", taken: ["a", "a-2", "a-4"]) == "a-3")
    }
}
