package import Harness

/// What came of one scenario run with many seeds; only what is needed of each run is kept.
package struct SeedSweep: Sendable {
    /// The scenario's name.
    package let scenario: String

    /// The first and the last seed.
    package let seeds: ClosedRange<UInt64>

    /// How many runs passed, and the seeds of the others, in order: the first hundred.
    package private(set) var passed = 0
    package private(set) var failed = 0
    package private(set) var failedSeeds: [UInt64] = []

    /// The whole report of the first run that failed.
    package private(set) var firstFailure: RunReport?

    /// The events of all runs together, and the time that the runs took, added up over all threads.
    package private(set) var events = 0
    package private(set) var runSeconds = 0.0

    private var digests: Set<String> = []

    /// Makes the sweep of `seeds`, before any run.
    package init(scenario: String, seeds: ClosedRange<UInt64>) {
        self.scenario = scenario
        self.seeds = seeds
    }

    /// How many different runs there were.
    package var distinctDigests: Int { digests.count }

    /// Adds the next run, in the order of the seeds.
    package mutating func add(_ report: RunReport) {
        events += report.events
        runSeconds += report.wallSeconds
        digests.insert(report.digest)
        guard report.verdict != .passed else {
            passed += 1
            return
        }
        failed += 1
        if failedSeeds.count < 100 { failedSeeds.append(report.seed) }
        if firstFailure == nil { firstFailure = report }
    }
}
