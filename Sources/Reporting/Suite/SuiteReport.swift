package import Harness
package import Wire

/// What came of a suite.
package struct SuiteReport: Sendable {
    /// What was run, in the order of the suite.
    package var entries: [SuiteEntry]
    /// How many scenarios were left out after the first one that did not pass.
    package var notRun: Int
    /// How long everything took, and on how many threads.
    package var seconds: Double
    package var threads: Int

    /// Makes a report.
    package init(entries: [SuiteEntry], notRun: Int = 0, seconds: Double, threads: Int = 1) {
        self.entries = entries
        self.notRun = notRun
        self.seconds = seconds
        self.threads = threads
    }

    /// How many entries that did not pass are kept whole; of a suite that breaks as a whole nobody reads more.
    static let wholeFailures = 500
    /// How many lines of the stories of scenarios that passed are kept, for JUnit.
    static let storyLines = 40_000

    private var keptFailures = 0
    private var keptLines = 0

    /// Takes the next entry, and keeps of it what a report can still show, so that a suite of any size fits into memory.
    package mutating func append(_ entry: SuiteEntry) {
        guard var report = entry.report else { return entries.append(entry) }
        if report.verdict != .passed {
            keptFailures += 1
            if keptFailures > Self.wholeFailures {
                report.keepFirstComplaint()
                report.timeline = []
            }
        } else {
            (report.expectations, report.invariants, report.stuck, report.faults) = ([], [], [], [])
            report.timeline = Array(report.timeline.suffix(min(JUnitXML.storyLines + 1, Self.storyLines - keptLines)))
            keptLines += report.timeline.count
        }
        entries.append(SuiteEntry(file: entry.file, outcome: .judged(report)))
    }

    /// How many entries ended in one way.
    package func count(_ verdict: RunReport.Verdict) -> Int { entries.count { $0.verdict == verdict } }

    /// The entries that did not pass.
    package var bad: [SuiteEntry] { entries.filter { $0.verdict != .passed } }

    /// The entries that took longest, the longest first; of equal ones the first in the suite.
    package func slowest(_ limit: Int) -> [SuiteEntry] {
        let ran = entries.enumerated().filter { $0.element.report != nil }
        return ran.sorted { ($1.element.seconds, $0.offset) < ($0.element.seconds, $1.offset) }.prefix(limit)
            .map(\.element)
    }

    /// The counts for programs, the member `suite` of the report.
    package var json: JSONValue {
        .object(
            JSONObject([
                ("passed", JSONValue(count(.passed))), ("failed", JSONValue(count(.failed))),
                ("invalid", JSONValue(count(.invalid))), ("notRun", JSONValue(notRun)),
                ("seconds", .real((seconds * 1e6).rounded() / 1e6)),
            ])
        )
    }
}

extension RunReport {
    /// Leaves the first thing that did not hold, and nothing of the rest.
    fileprivate mutating func keepFirstComplaint() {
        let expectations = self.expectations.filter { !$0.held }.prefix(1)
        let faults = self.faults.filter { !$0.held }.prefix(1 - expectations.count)
        (self.expectations, self.faults) = (Array(expectations), Array(faults))
        (invariants, stuck) = (invariants.filter { !$0.held && $0.isJudged }, [])
    }
}
