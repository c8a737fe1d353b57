import Harness
import Testing
import Wire

@testable import Reporting

/// What a suite counts and shows.
@Suite struct SuiteReportTests {
    private let page = SuiteText(page: PageStyle(width: 100))

    @Test func `everything is counted once`() {
        let suite = SuiteSample.mixed
        #expect(suite.json.text == #"{"passed":2,"failed":2,"invalid":1,"notRun":2,"seconds":1.25}"#)
        #expect(suite.bad.map(\.name) == ["crawl-failure", "alive", "broken.json"])
    }

    @Test func `the ending names what did not pass, then the slowest, then the counts`() {
        let lines = page.ending(SuiteSample.mixed).split(separator: "\n").map(String.init)
        #expect(lines[0].hasPrefix("✗ crawl-failure  seed 42"))
        #expect(lines[1].hasPrefix("✗ alive"))
        #expect(lines[2] == "✗ broken.json    could not be run")
        #expect(lines[3] == "Slowest")
        #expect(
            lines.last
                == "2 of 7 scenarios passed (1 canary among them), 2 failed, 1 invalid, 2 not run, in 1.25 s on 2 threads"
        )
        #expect(!page.ending(SuiteSample.mixed, isQuiet: true).contains("Slowest"))
        let failures = page.failures(SuiteSample.mixed)
        #expect(failures.contains("Failed: everything held, but this scenario must not."))
        #expect(!failures.contains("canary:"))
    }

    @Test func `the five slowest come with the slowest first, equal ones in the order of the suite`() {
        let seconds = [1, 3, 2, 3, 5, 1, 0.5]
        let entries = seconds.enumerated().map { SuiteSample.entry(Sample.passed, "\($0.offset)", seconds: $0.element) }
        let suite = SuiteReport(entries: entries, seconds: 1)
        #expect(suite.slowest(5).map(\.file) == ["4", "1", "3", "2", "0"])
    }

    @Test
    func `of a suite that breaks as a whole the first failures are kept whole, of the others the first complaint`() {
        var suite = SuiteReport(entries: [], seconds: 0)
        for number in 0...SuiteReport.wholeFailures { suite.append(SuiteSample.entry(Sample.failed, "\(number)")) }
        #expect(suite.entries[0].report?.expectations.count == Sample.failed.expectations.count)
        #expect(suite.entries[SuiteReport.wholeFailures - 1].report?.timeline.isEmpty == false)
        let last = suite.entries[SuiteReport.wholeFailures].report
        #expect(last?.expectations == [Sample.failed.expectations[1]])
        #expect(last?.faults == [] && last?.timeline.isEmpty == true && last?.stuck.isEmpty == true)
        #expect(last?.invariants.map(\.id) == ["I-2"])
    }

    @Test func `of scenarios that passed the ends of their stories are kept while there is room`() {
        var told = Sample.passed
        told.timeline = (0..<100).map {
            TimelineEntry(time: Sample.start, actor: "mika", text: "step \($0)", kind: .change)
        }
        var suite = SuiteReport(entries: [], seconds: 0)
        for number in 0..<1000 { suite.append(SuiteSample.entry(told, "\(number)")) }
        let kept = suite.entries.compactMap(\.report?.timeline)
        #expect(kept[0].count == JUnitXML.storyLines + 1 && kept[0].last?.text == "step 99")
        #expect(kept.reduce(0) { $0 + $1.count } == SuiteReport.storyLines)
    }

    @Test func `repetitions that are the same are one run that held`() {
        let merged = Repetitions.merged([Sample.passed, Sample.passed, Sample.passed])
        #expect(merged.verdict == .passed)
        #expect(merged.expectations.last?.held == true)
        #expect(merged.expectations.last?.text == "3 repetitions with the same seed 42 are the same run")
        #expect(Repetitions.merged([Sample.passed]).expectations == Sample.passed.expectations)
    }

    @Test(arguments: [true, false]) func `a repetition that differs makes the scenario fail`(isCanary: Bool) throws {
        var first = Sample.passed
        if isCanary { first.canary = CanaryResult(reason: nil, held: true) }
        var other = first
        other.digest = "ffff" + first.digest.dropFirst(4)
        let merged = Repetitions.merged([first, first, other])
        #expect(merged.verdict == .failed && merged.canary == nil)
        let why = try #require(merged.expectations.last?.why)
        #expect(why.hasPrefix("nondeterministic: 2 different runs; repetition 1 has the digest 3fa9"))
        #expect(why.contains("repetition 3 has ffff"))
        #expect(RunText(page: PageStyle()).failure(merged).contains("Failed: 1 of 3 expectations did not hold."))
    }
}
