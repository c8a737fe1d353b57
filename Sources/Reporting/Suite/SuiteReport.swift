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
