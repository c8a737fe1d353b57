import Harness
import Reporting
import Wire

/// Suites that never ran.
enum SuiteSample {
    /// One scenario of each kind: passed, failed, a canary that died, a canary that lived, and a file that is no scenario.
    static var mixed: SuiteReport {
        var canary = Sample.failed
        (canary.scenario, canary.verdict, canary.canary) = (
            "canary", .passed, CanaryResult(reason: "it must", held: true)
        )
        var alive = Sample.passed
        (alive.scenario, alive.verdict, alive.canary) = ("alive", .failed, CanaryResult(reason: nil, held: false))
        return SuiteReport(
            entries: [
                entry(Sample.passed, "S/a.json"), entry(Sample.failed, "S/b,c:1.json"),
                entry(canary, "S/canaries/dead.json"),
                entry(alive, "S/canaries/alive.json"),
                SuiteEntry(
                    file: "broken.json",
                    outcome: .invalid(
                        text: "broken.json:3:7: unknown key \"nmae\"\n",
                        diagnostics: [["line": 3, "column": 7, "message": "unknown key \"nmae\", 100% wrong"]]
                    )
                ),
            ],
            notRun: 2,
            seconds: 1.25,
            threads: 2
        )
    }

    static func entry(_ report: RunReport, _ file: String, seconds: Double = 0.0143) -> SuiteEntry {
        var report = report
        (report.file, report.wallSeconds) = (file, seconds)
        return SuiteEntry(file: file, outcome: .judged(report))
    }
}
