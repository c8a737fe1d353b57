import Foundation
import Harness
import Reporting
import Testing

/// The report of a run as a person reads it.
@Suite struct RunTextTests {
    private let plain = PageStyle(width: 100)

    @Test(arguments: ["passed", "failed"]) func `the whole report is the one that was last looked at`(name: String)
        throws
    {
        let report = name == "passed" ? Sample.passed : Sample.failed
        let text = RunText(page: plain).report(report)
        let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Pages/run-\(name).txt")
        if ProcessInfo.processInfo.environment["TVSIM_RECORD"] == "1" {
            try text.write(to: page, atomically: true, encoding: .utf8)
            Issue.record("recorded \(page.lastPathComponent); look at it, then run again")
        } else {
            #expect(try text == String(contentsOf: page, encoding: .utf8))
        }
    }

    @Test(arguments: [40, 72, 100, 160]) func `no line is wider than the page`(width: Int) {
        for report in [Sample.passed, Sample.failed] {
            let text = RunText(page: PageStyle(width: width, timelineLimit: nil)).report(report)
            for line in text.split(separator: "\n") where !line.hasPrefix("Run it again") {
                #expect(ScreenText.columns(String(line)) <= width, "\(line)")
            }
        }
    }

    @Test func `colours change nothing but the colour`() {
        let coloured = RunText(page: PageStyle(width: 100, palette: .coloured)).report(Sample.failed)
        #expect(coloured.contains("\u{1B}["))
        #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == RunText(page: plain).report(Sample.failed))
    }

    @Test func `a long story loses its middle and says so`() {
        var report = Sample.passed
        report.timeline = (0..<200).map {
            TimelineEntry(time: Sample.start, actor: "mika", text: "step \($0)", kind: .change)
        }
        let text = RunText(page: plain).report(report)
        #expect(text.contains("step 0\n") && text.contains("step 199\n") && !text.contains("step 100\n"))
        #expect(text.contains("… 120 more"))
        // Two thirds of what is shown are the beginning.
        #expect(text.contains("step 52\n") && !text.contains("step 53\n"))
        #expect(!text.contains("step 172\n") && text.contains("step 173\n"))
        #expect(RunText(page: PageStyle(timelineLimit: nil)).report(report).contains("step 100\n"))
    }

    @Test func `what a scenario says cannot steer the terminal`() {
        var report = Sample.failed
        report.scenario = "a\u{1B}[2Jb"
        report.expectations[0].text = "x\u{7}y\u{202E}z"
        let text = RunText(page: plain).report(report)
        #expect(!text.contains("\u{1B}") && !text.contains("\u{7}") && !text.contains("\u{202E}"))
        #expect(text.contains("a\\u{1B}[2Jb"))
    }

    @Test func `a canary says what died, or that nothing did`() {
        var report = Sample.failed
        report.verdict = .passed
        report.canary = CanaryResult(reason: "It must.", held: true)
        let text = RunText(page: plain)
        #expect(text.report(report).contains("1 of 1 fault did not hold, as must be: It must.\n"))
        #expect(text.line(report).hasSuffix("  must fail\n"))
        report = Sample.passed
        report.verdict = .failed
        report.canary = CanaryResult(reason: nil, held: false)
        #expect(text.report(report).contains("Failed: everything held, but this scenario must not.\n"))
    }

    @Test func `the way to run it again can be pasted into a shell`() {
        var report = Sample.failed
        report.file = "my files/it's.json"
        #expect(RunText(page: plain).report(report).contains("tvsim run 'my files/it'\\''s.json' --seed 42\n"))
    }
}
