package import Simulation

/// What came of one run of one scenario: the verdict, and everything that explains it (design §8).
package struct RunReport: Sendable {
    /// What the run amounts to.
    package enum Verdict: String, Sendable {
        /// Every expectation and every invariant that was asked for held; of a canary, at least one did not.
        case passed
        /// At least one did not; of a canary, everything held.
        case failed
        /// The scenario could not be run.
        case invalid
    }

    /// The scenario's name, its description and the file that it came from.
    package var scenario: String
    package var description: String?
    package var file: String
    /// The case of the file that was run, such as `reason=CAPTCHA`; nil for a file without cases.
    package var caseName: String?
    /// The further words of a command line that make this run, such as `--set` with a setting and its value.
    package var options: [String]
    /// The system that the scenario runs, such as `trend-viewer`.
    package var system: String
    /// The seed of the run, and the digest of its event log.
    package var seed: UInt64
    package var digest: String
    package var verdict: Verdict
    /// Where the clock began and where it stood at the end.
    package var start: SimulationInstant
    package var end: SimulationInstant
    /// How long the run took on this machine, in seconds; the only figure that differs between equal runs.
    package var wallSeconds: Double
    /// The number of events in the log.
    package var events: Int
    package var expectations: [ExpectationResult]
    package var invariants: [InvariantResult]
    /// What is unfinished at the end and will stay so, or is still moving.
    package var stuck: [StuckRow]
    package var faults: [FaultResult]
    /// What a person would want to be told of the run, in order.
    package var timeline: [TimelineEntry]
    /// For a scenario that must not hold, whether that is so; nil for one that must hold.
    package var canary: CanaryResult?

    /// The virtual time that passed, in seconds.
    package var virtualSeconds: Double { Double(start.duration(to: end).wholeNanoseconds) / 1e9 }

    /// The words behind `tvsim` that make this run again, alone.
    package var words: [String] {
        Self.words(file: file, caseName: caseName, options: options, seed: "\(seed)")
    }

    /// The words behind `tvsim` that make a run; without a seed, with the file's.
    static func words(file: String, caseName: String?, options: [String], seed: String?) -> [String] {
        ["run", file] + (caseName.map { ["--case", $0] } ?? []) + options + (seed.map { ["--seed", $0] } ?? [])
    }

    /// Makes a report.
    package init(
        scenario: String,
        description: String?,
        file: String,
        system: String,
        seed: UInt64,
        digest: String,
        verdict: Verdict,
        start: SimulationInstant,
        end: SimulationInstant,
        wallSeconds: Double,
        events: Int,
        expectations: [ExpectationResult],
        invariants: [InvariantResult],
        stuck: [StuckRow],
        faults: [FaultResult],
        timeline: [TimelineEntry],
        canary: CanaryResult? = nil,
        caseName: String? = nil,
        options: [String] = []
    ) {
        self.scenario = scenario
        self.description = description
        self.file = file
        self.system = system
        self.seed = seed
        self.digest = digest
        self.verdict = verdict
        self.start = start
        self.end = end
        self.wallSeconds = wallSeconds
        self.events = events
        self.expectations = expectations
        self.invariants = invariants
        self.stuck = stuck
        self.faults = faults
        self.timeline = timeline
        self.canary = canary
        self.caseName = caseName
        self.options = options
    }
}
