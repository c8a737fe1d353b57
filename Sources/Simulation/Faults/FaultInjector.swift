/// Decides at every place where a fault could strike whether one does, and remembers what came of it.
///
/// Counting is exact under concurrency: a world runs on one executor, and a strike is counted where it is decided.
package final class FaultInjector: @unchecked Sendable {
    // Safe although mutable: only code on the world's executor reaches it.

    /// What became of each rule, in the order of the rules.
    package private(set) var outcomes: [FaultOutcome]

    private let chance: Chance
    private let sites: Set<FaultRule.Site>

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
        for index in outcomes.indices where outcomes[index].rule.site == site {
            let rule = outcomes[index].rule
            guard rule.window.contains(process.now), names.contains(where: rule.target.matches),
                rule.conditions.allSatisfy({ $0.holds(for: attributes) || $0.holds(for: process.attributes) }),
                let first = rule.actions.compactMap(\.self).first, accepts(rule, first)
            else { continue }
            outcomes[index].matched += 1
            let ordinal = outcomes[index].matched - rule.skip
            guard ordinal > 0, rule.times.map({ outcomes[index].fired < $0 }) ?? true,
                chance.happens(rule.share, in: rule.whole, "fault/\(rule.id)/\(outcomes[index].matched)"),
                let action = rule.actions[min(ordinal, rule.actions.count) - 1]
            else { continue }
            outcomes[index].fired += 1
            return FaultFiring(action: action, rule: rule, index: index, process: process, injector: self)
        }
        return nil
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
        outcomes[index].effects.append(FaultOutcome.Effect(time: process.now, text: effect))
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

extension FaultRule.Condition {
    fileprivate func holds(for attributes: [FaultAttribute]) -> Bool {
        attributes.contains { $0.name == attribute && pattern.matches($0.value) }
    }
}
