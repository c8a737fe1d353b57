/// A scripted fault: where it applies, when, how often, and what it does (design §6).
package struct FaultRule: Hashable, Sendable {
    /// What kind of place the fault waits at.
    package enum Site: String, Hashable, Sendable {
        case call, step, write, clock, tick
    }

    /// The name that reports use: the scenario's own, or `faults[3]`.
    package var id: String

    /// What kind of place the fault waits at.
    package var site: Site

    /// The target: `tv-python-api`, `tv-python-api GET /datasets/*`, `analyzer_batch`, `gb_console.notifications`.
    package var target: GlobPattern

    /// What the attributes of the place must be.
    package var conditions: [Condition]

    /// The first and the last instant at which the fault strikes.
    package var window: ClosedRange<SimulationInstant>

    /// How many matching places are passed before the fault strikes first.
    package var skip: Int

    /// How often it strikes at most; nil for without end.
    package var times: Int?

    /// How likely it strikes where it matches: `share` times in `whole`.
    package var share: UInt64
    package var whole: UInt64

    /// What happens at each strike in turn, nil for nothing; the last one repeats.
    package var actions: [FaultAction?]

    /// True when the scenario does not mind that the fault never strikes.
    package var isOptional: Bool

    /// The attribute of the place for each of whose values `skip`, `times` and `actions` are counted; nil to count all
    /// places together.
    package var per: String?

    /// Makes a fault; what is left out means: everywhere, always, without end, surely.
    package init(
        id: String,
        site: Site,
        target: GlobPattern,
        conditions: [Condition] = [],
        window: ClosedRange<SimulationInstant> = .init(nanoseconds: .min)...(.init(nanoseconds: .max)),
        skip: Int = 0,
        times: Int? = nil,
        share: UInt64 = 1,
        whole: UInt64 = 1,
        actions: [FaultAction?],
        isOptional: Bool = false,
        per: String? = nil
    ) {
        self.id = id
        self.site = site
        self.target = target
        self.conditions = conditions
        self.window = window
        self.skip = skip
        self.times = times
        self.share = share
        self.whole = whole
        self.actions = actions
        self.isOptional = isOptional
        self.per = per
    }

    /// One key of a fault's `where`.
    package struct Condition: Hashable, Sendable {
        /// The attribute that the place must have.
        package let attribute: String
        /// What its value must look like.
        package let pattern: GlobPattern

        /// Makes the condition that the attribute's value matches the pattern.
        package init(attribute: String, pattern: GlobPattern) {
            self.attribute = attribute
            self.pattern = pattern
        }
    }
}
