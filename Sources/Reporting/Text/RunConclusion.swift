internal import Harness

/// What a run came to, as sentences without their ends: how much held, or what did not.
struct RunConclusion {
    private let report: RunReport

    /// Makes the sentences of a run.
    init(_ report: RunReport) {
        self.report = report
    }

    /// Why a run passed: everything held, or a scenario that must fail did.
    var success: String {
        guard let canary = report.canary else { return held }
        return "\(broken), as must be\(Self.reason(canary))"
    }

    /// Why a run failed: what did not hold, or that nothing did not where something must.
    var failure: String {
        guard let canary = report.canary, !canary.held else { return broken }
        if let why = canary.why { return "it did not fail as it must\(Self.reason(canary)); \(why)" }
        return "everything held, but this scenario must not\(Self.reason(canary))"
    }

    private var held: String {
        let parts = counts.filter { $0.all > 0 }.map { FigureText.counted($0.all, $0.word) }
        return parts.isEmpty ? "nothing was expected" : "\(SentenceText.listed(parts)) held"
    }

    private var broken: String {
        let parts = counts.filter { $0.broken > 0 }.map { "\($0.broken) of \(FigureText.counted($0.all, $0.word))" }
        return parts.isEmpty ? "something did not hold" : "\(SentenceText.listed(parts)) did not hold"
    }

    /// How many things were judged, and how many of them did not hold.
    private var counts: [(word: String, all: Int, broken: Int)] {
        let judged = report.invariants.filter(\.isJudged)
        return [
            ("expectation", report.expectations.count, report.expectations.count { !$0.held }),
            ("invariant", judged.count, judged.count { !$0.held }),
            ("fault", report.faults.count, report.faults.count { !$0.held }),
        ]
    }

    /// Why a canary must not hold, without the full stop that ends the sentence anyway.
    private static func reason(_ canary: CanaryResult) -> String {
        canary.reason.map { ": \($0.hasSuffix(".") ? String($0.dropLast()) : $0)" } ?? ""
    }
}
