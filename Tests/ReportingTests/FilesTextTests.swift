import Harness
import Reporting
import Testing

/// The reports of many runs.
@Suite struct FilesTextTests {
    private let page = PageStyle(width: 100)

    @Test func `failures come first, then a line a file, then the count`() throws {
        let text = FilesText(page: page).report([Sample.passed, Sample.failed], of: 2, unreadable: 1, seconds: 0.25)
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines[0] == "crawl-failure: failed")
        #expect(lines.last == "1 of 2 scenarios passed, 1 failed, 1 file could not be run, in 250 ms")
        #expect(lines[lines.count - 3].hasPrefix("✗ crawl-failure  seed 42  3fa9c1d2e0b4"))
        #expect(lines[lines.count - 2].hasPrefix("✓ crawl-failure  seed 42  3fa9c1d2e0b4"))
        #expect(!text.contains("What happened"))
    }

    @Test func `a sweep counts, keeps the first failure and says how to run it again`() {
        var sweep = SeedSweep(scenario: "crawl-failure", seeds: 1...30)
        for seed in UInt64(1)...30 {
            var report = seed.isMultiple(of: 2) ? Sample.failed : Sample.passed
            report.seed = seed
            report.digest = String(seed / 3)
            sweep.add(report)
        }
        #expect(sweep.passed == 15 && sweep.failed == 15 && sweep.distinctDigests == 11)
        #expect(sweep.firstFailure?.seed == 2)
        let text = SweepText(page: page).report(sweep, threads: 2, seconds: 1.5, peakMemory: 45_600_000)
        #expect(text.hasPrefix("crawl-failure: failed\n"))
        #expect(text.contains("crawl-failure, seeds 1..30: 15 of 30 runs failed\n"))
        #expect(text.contains("  failing seeds   2, 4, 6, 8, 10, 12, 14, 16, 18, 20, and 5 more\n"))
        #expect(text.contains("  run again       tvsim run Scenarios/crawl-failure.json --seed 2\n"))
        #expect(text.contains("  distinct runs   11\n"))
        #expect(text.contains("  time            1.5 s on 2 threads, 20 runs a second\n"))
        #expect(text.contains("  peak memory     45.6 MB\n"))
    }

    @Test func `a sweep in which everything fails keeps the first hundred seeds and counts the others`() {
        var sweep = SeedSweep(scenario: "crawl-failure", seeds: 1...150)
        for seed in UInt64(1)...150 {
            var report = Sample.failed
            report.seed = seed
            sweep.add(report)
        }
        #expect(sweep.failedSeeds == Array(1...100))
        let text = SweepText(page: page).report(sweep, threads: 1, seconds: 1, peakMemory: 0)
        #expect(text.contains("150 of 150 runs failed\n") && text.contains(" 9, 10, and 140 more\n"))
    }
}
