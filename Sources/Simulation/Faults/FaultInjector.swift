/// Decides at every place where a fault could strike whether one does, and remembers what came of it.
///
/// Counting is exact under concurrency: a world runs on one executor, and a strike is counted where it is decided.
package final class FaultInjector: @unchecked Sendable {
    // Safe although mutable: only code on the world's executor reaches it.

    /// What became of each rule, in the order of the rules.
    package private(set) var outcomes: [FaultOutcome]

    private let chance: Chance
    private let sites: Set<FaultRule.Site>
    /// How many places matched and were struck, for each value that a rule counts by.
    private var counts: [Counter: (matched: Int, fired: Int)] = [:]

    private struct Counter: Hashable {
        let rule: Int
        let value: String
    }

    init(rules: [FaultRule], chance: Chance) {
        outcomes = rules.map { FaultOutcome(rule: $0) }
        sites = Set(rules.map(\.site))
        self.chance = chance
    }

    /// Returns true when a rule waits at this kind of place; asking is cheaper than describing the place.
    package func waits(at site: FaultRule.Site) -> Bool {
        sites.contains(site)
    }

    /// Returns the first fault that strikes at a place, and counts the strike.
    ///
    /// - Parameters:
    ///   - site: what kind of place it is.
    ///   - names: the names under which a rule may know the place, such as `slack` and `slack POST /services/*`.
    ///   - process: the process that passes the place.
    ///   - attributes: what `where` can ask for.
    ///   - accepts: which actions make sense here.
    /// - Returns: the strike, which the place must answer with `took` or `tookNone`; nil when no fault strikes.
    package func fire(
        at site: FaultRule.Site,
        names: [String],
        process: SimulatedProcess,
        attributes: [FaultAttribute],
        where accepts: (FaultRule, FaultAction) -> Bool = { _, _ in true }
    ) -> FaultFiring? {
        guard sites.contains(site) else { return nil }
        // A request speaks for itself: what its sender is about, it need not be about.
        let speaker = site == .call ? nil : process
        for index in outcomes.indices where outcomes[index].rule.site == site {
            let rule = outcomes[index].rule
            guard rule.window.contains(process.now), names.contains(where: rule.target.matches),
                rule.conditions.allSatisfy({ Self.holds($0, attributes, speaker) }),
                let first = rule.actions.compactMap(\.self).first, accepts(rule, first)
            else { continue }
            outcomes[index].matched += 1
            let value = rule.per.map { Self.values($0, attributes, speaker).joined(separator: ", ") }
            let counter = Counter(rule: index, value: value ?? "")
            var count = counts[counter] ?? (0, 0)
            count.matched += 1
            counts[counter] = count
            let ordinal = count.matched - rule.skip
            guard ordinal > 0, rule.times.map({ count.fired < $0 }) ?? true,
                chance.happens(
                    rule.share,
                    in: rule.whole,
                    "fault/\(rule.id)/\(value.map { "\($0)/" } ?? "")\(count.matched)"
                ),
                let action = rule.actions[min(ordinal, rule.actions.count) - 1]
            else { continue }
            outcomes[index].fired += 1
            counts[counter]?.fired += 1
            return FaultFiring(action: action, rule: rule, index: index, process: process, injector: self)
        }
        return nil
    }

    private static func holds(
        _ condition: FaultRule.Condition,
        _ attributes: [FaultAttribute],
        _ speaker: SimulatedProcess?
    ) -> Bool {
        values(condition.attribute, attributes, speaker).contains(where: condition.pattern.matches)
    }

    /// What is said under a name: by the place itself, else by its process, else by what that one serves.
    ///
    /// Nothing where nobody says it; such places are counted together.
    private static func values(
        _ name: String,
        _ attributes: [FaultAttribute],
        _ speaker: SimulatedProcess?
    ) -> [String] {
        func named(_ said: [FaultAttribute]) -> [String] { said.filter { $0.name == name }.map(\.value) }
        let own = named(attributes)
        guard own.isEmpty, let speaker else { return own }
        let its = named(speaker.attributes)
        return its.isEmpty ? named(speaker.details) : its
    }

    func fire(
        atStep step: String,
        of process: SimulatedProcess,
        _ attributes: [FaultAttribute],
        failsHere: Bool
    ) -> FaultFiring? {
        guard sites.contains(.step) else { return nil }
        return fire(
            at: .step,
            names: [process.name],
            process: process,
            attributes: attributes + [FaultAttribute("step", step)]
        ) { rule, action in
            // A failure without a step of its own strikes where the service says that failures belong.
            if case .fail = action { failsHere || rule.conditions.contains { $0.attribute == "step" } } else { true }
        }
    }

    func took(effect: String, at index: Int, by process: SimulatedProcess) {
        outcomes[index].effects.append(
            FaultOutcome.Effect(
                time: process.now,
                text: effect,
                process: process.name,
                attributes: process.attributes
            )
        )
        process.world.events.append(
            time: process.now,
            process: process,
            kind: .fault,
            subject: outcomes[index].rule.id,
            detail: effect
        )
    }

    func hasEffects(at index: Int) -> Bool {
        !outcomes[index].effects.isEmpty
    }

    func tookNone(because reason: String, at index: Int) {
        outcomes[index].idleReason = reason
    }
}
