package import Harness
package import Wire

/// What came of one scenario of a suite.
package struct SuiteEntry: Sendable {
    /// How it ended.
    package enum Outcome: Sendable {
        /// It was run and judged.
        case judged(RunReport)
        /// It could not be run: what a person reads of it, lines ended, and the same for programs.
        case invalid(text: String, diagnostics: [JSONValue])
    }

    /// The file, as it was found.
    package let file: String
    package let outcome: Outcome

    /// Makes an entry.
    package init(file: String, outcome: Outcome) {
        self.file = file
        self.outcome = outcome
    }

    /// The report of the run, or nil when there was none.
    package var report: RunReport? {
        guard case .judged(let report) = outcome else { return nil }
        return report
    }

    /// What it amounts to.
    package var verdict: RunReport.Verdict { report?.verdict ?? .invalid }

    /// The scenario's name, or the file where none could be read.
    package var name: String { report?.scenario ?? file }

    /// How long it took on this machine, in seconds.
    package var seconds: Double { report?.wallSeconds ?? 0 }

    /// The entry as an element of `runs`.
    package var json: JSONValue {
        switch outcome {
        case .judged(let report): RunJSON.run(report)
        case .invalid(_, let diagnostics): RunJSON.invalid(file: file, diagnostics: diagnostics)
        }
    }
}
