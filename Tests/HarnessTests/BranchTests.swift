import Foundation
import Harness
import Testing
import Wire

/// The documented branches: their texts, their marks, and on which paths these are set.
@Suite struct BranchTests {
    static let map = Systems.all[0].coverage

    @Test func `every branch that the documents list is known`() throws {
        let listed = try String(
            contentsOfFile: Laboratory.path("Tests/HarnessTests/Fixtures/branches.txt"),
            encoding: .utf8
        )
        .split(separator: "\n").map(String.init)
        #expect(listed.count == 144)
        #expect(Set(listed).subtracting(Self.map.branches.map(\.id)).isEmpty)
    }

    @Test func `every mark has a text, and every text a mark`() {
        let texts = Self.map.branches.map(\.id)
        #expect(Set(texts).count == texts.count)
        #expect(Set(texts).subtracting(Self.map.marks).sorted() == [], "these have no mark")
        #expect(Self.map.marks.subtracting(texts).sorted() == [], "these have no text")
        for point in Self.map.branches {
            #expect(point.text.hasSuffix(".") && point.text.count > 10, "\(point.id)")
            #expect(["000", "001", "002"].contains(point.document) && !point.place.isEmpty)
        }
    }

    @Test(arguments: [
        ("TrendViewer", "Domain/Branch.swift"), ("TrendViewerServices", "Support/ServiceBranch.swift"),
    ])
    func `every mark stands in code that takes the branch`(module: String, file: String) throws {
        let root = URL(filePath: Laboratory.path("Sources/\(module)"))
        let declared = try String(contentsOf: root.appending(path: file), encoding: .utf8)
        var code = ""
        let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        for path in paths.sorted() where path.hasSuffix(".swift") && path != file {
            code += try String(contentsOf: root.appending(path: path), encoding: .utf8)
        }
        let names = declared.matches(of: /case (\w+) = "/).map { String($0.1) }
        #expect(names.count > 30)
        for name in names {
            #expect(code.contains(try Regex("\\.\(name)\\b")), "nothing takes .\(name)")
        }
    }

    @Test func `a healthy run takes the healthy branches and no other`() throws {
        let taken = try Laboratory.coverage(of: Laboratory.json("happy-path"))
        #expect(taken.branches.sorted() == Self.healthy.sorted())
    }

    /// Branches that something must go wrong for, each with a scenario in which it does.
    static let troubles: [(scenario: String, branches: [String])] = [
        ("create-analysis-remote-error", ["C.1.503-error", "C.1.error-logged"]),
        ("create-analysis-remote-down", ["C.1.503-refused"]),
        ("create-analysis-remote-silent", ["C.1.503-timeout"]),
        ("create-analysis-unrecorded", ["C.1.500-database"]),
        ("create-analysis-system-error", ["C.1.500-system"]),
        ("create-analysis-pusher-down", ["C.1.pusher-down"]),
        ("histories-refused", ["C.2.500"]),
        ("training-status-refused", ["C.3.500"]),
        ("poll-not-authorised", ["S.2.auth-error", "S.7.api-recovery"]),
        ("poll-not-found", ["S.2.not-found"]),
        ("poll-service-error", ["S.2.service-error"]),
        ("poll-rate-limited", ["S.2.rate-limited"]),
        ("invalid-transition", ["S.3.invalid-transition", "S.3.unknown-status", "S.T.failures-query"]),
        ("status-not-written", ["S.3.update-error", "S.7.rollback", "S.7.database-recovery"]),
        ("creation-log-not-written", ["S.3.log-error"]),
        ("batch-jobs-not-written", ["S.4.batch-error", "S.7.rollback"]),
        ("notification-not-written", ["S.4.notification-error"]),
        ("pusher-down", ["S.6.pusher-error"]),
        ("websocket-broken", ["S.6.websocket-error"]),
        ("commit-fails", ["S.7.rollback"]),
        ("critical-error", ["S.7.critical"]),
        ("console-unreachable", ["S.1.database-error"]),
        (
            "analyzer-fails-at-once",
            [
                "W.E.analysis-status", "W.E.analysis-history", "W.E.analysis-logger", "W.E.analysis-slack",
                "S.5.error-message", "S.5.notification", "S.5.slack", "S.6.failure", "S.T.errors-query",
            ]
        ),
        ("crawled-again", ["W.E.crawl-log", "W.E.crawl-status", "W.E.crawl-logger", "W.E.crawl-slack"]),
        ("troubleshooting", ["S.T.pending-query", "S.T.stuck-query", "S.T.greps"]),
    ]

    @Test(arguments: troubles)
    func `an error branch is taken with its fault and not without`(scenario: String, branches: [String]) throws {
        let file = try Laboratory.json("trend-viewer/\(scenario)")
        let with = try Laboratory.coverage(of: file).branches
        let without = try Laboratory.coverage(of: file.with("faults", nil)).branches
        for branch in branches {
            #expect(with.contains(branch), "\(branch) is not taken")
            #expect(!without.contains(branch), "\(branch) is taken without the fault")
            #expect(!Self.healthy.contains(branch))
        }
    }

    static let healthy = [
        "S.1.found", "S.1.none", "S.1.start", "S.2.detail", "S.2.request", "S.3.changed", "S.3.unchanged",
        "S.4.batch-jobs", "S.4.notification", "S.4.slack", "S.6.completion", "S.7.commit", "S.7.summary",
        "S.F.schedule", "S.T.changes-query", "W.1.log", "W.1.slack", "W.1.validate-store", "W.2.none-pending",
        "W.2.query-pending", "W.2.send-config", "W.2.status-0-1", "W.2.status-1-2", "W.2.store-request",
        "W.2.store-success", "W.2.update-config-status", "W.3.dataset-row", "W.3.history-row", "W.3.ready",
        "W.3.trigger-analyzer", "W.3.validated", "W.4.cluster", "W.4.completed", "W.4.label", "W.4.load",
        "W.4.processing", "W.4.similarity", "W.4.sync-history", "W.4.write-ai-viewpoints",
        "W.4.write-product-details", "W.4.write-product-similarities", "W.4.write-products",
        "W.4.write-review-sentence-aivp", "W.4.write-review-sentences", "W.4.write-reviews", "W.5.completed",
        "W.5.load-sentences", "W.5.load-viewpoints", "W.5.log", "W.5.map", "W.5.progress", "W.5.ready",
        "W.5.slack", "W.5.store", "W.5.trigger", "W.5.websocket",
    ]
}
