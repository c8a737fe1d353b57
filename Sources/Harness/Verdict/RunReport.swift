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
        canary: CanaryResult? = nil
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
    }
}

/// What came of a scenario that must not hold.
package struct CanaryResult: Sendable, Equatable {
    /// Why it must not, in the author's words.
    package var reason: String?
    /// True when something in it did not hold, as it must.
    package var held: Bool

    /// Makes a result.
    package init(reason: String?, held: Bool) {
        self.reason = reason
        self.held = held
    }
}

/// What came of one expectation.
package struct ExpectationResult: Sendable, Equatable {
    /// The expectation as a sentence.
    package var text: String
    package var held: Bool
    /// Why it did not hold: which row and column, expected and actual, since when, who wrote it last.
    package var why: String?
    /// Where it stands in the scenario file.
    package var line: Int?

    /// Makes a result.
    package init(text: String, held: Bool, why: String? = nil, line: Int? = nil) {
        self.text = text
        self.held = held
        self.why = why
        self.line = line
    }
}

/// What came of one invariant.
package struct InvariantResult: Sendable, Equatable {
    /// The invariant's id, such as `I-4`, and what it says.
    package var id: String
    package var text: String
    package var held: Bool
    /// True when the scenario asks for it: only then a broken invariant fails the run.
    package var isJudged: Bool
    /// Which rows broke it, and when first.
    package var why: String?

    /// Makes a result.
    package init(id: String, text: String, held: Bool, isJudged: Bool, why: String? = nil) {
        self.id = id
        self.text = text
        self.held = held
        self.isJudged = isJudged
        self.why = why
    }
}

/// Something unfinished at the end of a run.
package struct StuckRow: Sendable, Equatable {
    package var table: String
    package var id: Int64
    /// The state in words, such as `status Analyzing, spvp_status Pending`.
    package var state: String
    /// Since when it has been so.
    package var since: SimulationInstant
    /// The command or service that should take it next.
    package var next: String
    /// Why that does not happen.
    package var why: String
    /// False when the row would still have moved after the end of the run.
    package var isStuck: Bool

    /// Makes an entry.
    package init(
        table: String,
        id: Int64,
        state: String,
        since: SimulationInstant,
        next: String,
        why: String,
        isStuck: Bool
    ) {
        self.table = table
        self.id = id
        self.state = state
        self.since = since
        self.next = next
        self.why = why
        self.isStuck = isStuck
    }
}

/// What came of one scripted fault.
package struct FaultResult: Sendable, Equatable {
    package var id: String
    /// How often it struck.
    package var fired: Int
    /// What it changed, or why it changed nothing.
    package var effect: String
    /// False when a fault that is not optional never struck or changed nothing.
    package var held: Bool
    /// Where it stands in the scenario file.
    package var line: Int?

    /// Makes a result.
    package init(id: String, fired: Int, effect: String, held: Bool, line: Int? = nil) {
        self.id = id
        self.fired = fired
        self.effect = effect
        self.held = held
        self.line = line
    }
}

/// One line of the story of a run.
package struct TimelineEntry: Sendable, Equatable {
    /// What kind of thing it was, for colours and symbols.
    package enum Kind: String, Sendable {
        case request, command, change, message, fault, crash
    }

    package var time: SimulationInstant
    /// Who did it.
    package var actor: String
    /// What was done, in a short sentence.
    package var text: String
    package var kind: Kind

    /// Makes an entry.
    package init(time: SimulationInstant, actor: String, text: String, kind: Kind) {
        self.time = time
        self.actor = actor
        self.text = text
        self.kind = kind
    }
}
