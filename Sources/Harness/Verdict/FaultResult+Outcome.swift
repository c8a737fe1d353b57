import Scenarios
import Simulation
import Wire

extension FaultResult {
    /// How many effects are told.
    private static let limit = 5

    /// Says what became of a fault: when it struck, whom, and what that changed.
    init(_ outcome: FaultOutcome, _ fault: ScriptedFault, in scenario: Scenario) {
        var effects: [(text: String, count: Int)] = []
        for effect in outcome.effects {
            // Whom a wrong clock or a missed start strikes, its name says.
            let victim = [.tick, .clock].contains(outcome.rule.site) ? "" : effect.victim
            let text = "\(effect.time.text(since: scenario.start)) \(effect.text)\(victim)"
            if effects.last?.text == text { effects[effects.count - 1].count += 1 } else { effects.append((text, 1)) }
        }
        let told = effects.prefix(Self.limit).map { $0.count == 1 ? $0.text : "\($0.text) (\($0.count) times)" }
        let rest = effects.dropFirst(Self.limit).reduce(0) { $0 + $1.count }
        self.init(
            id: outcome.rule.id,
            text: fault.text,
            fired: outcome.fired,
            effect: told.isEmpty
                ? Self.nothing(outcome) : (told + (rest > 0 ? ["and \(rest) more"] : [])).joined(separator: "; "),
            held: outcome.rule.isOptional || !outcome.effects.isEmpty,
            line: fault.position.line,
            file: scenario.base(of: fault.position)
        )
    }

    private static func nothing(_ outcome: FaultOutcome) -> String {
        if let reason = outcome.idleReason { return "struck, but changed nothing: \(reason)" }
        let target = outcome.rule.target
        guard outcome.matched > 0 else { return "never struck: nothing that happened matched '\(target)'" }
        return "never struck, although \(outcome.matched) places matched '\(target)'"
    }
}

extension FaultOutcome.Effect {
    /// Whom it struck, where the sentence does not say so itself: ` (dataset:get-status)`, ` (config_id 3)`.
    fileprivate var victim: String {
        let isNamed =
            text.hasPrefix("\(process) ") || text.hasSuffix(" \(process)") || text.firstRange(of: " \(process) ") != nil
        guard isNamed else { return " (\(process))" }
        return attributes.isEmpty ? "" : " (\(attributes.map { "\($0.name) \($0.value)" }.joined(separator: ", ")))"
    }
}
