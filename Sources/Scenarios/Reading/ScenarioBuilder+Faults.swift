import Simulation
import Wire

extension ScenarioBuilder {
    /// Reads one fault.
    mutating func fault(_ node: JSONNode, number: Int) -> ScriptedFault? {
        let id = faultID(node["id"], number: number)
        let target = node["on"].flatMap { faultTarget($0) }
        let window = window(node)
        let share = node["probability"].flatMap { Share($0.value) }
        let strikes = strikes(node)
        guard let target else { return nil }
        var conditions = conditions(node["where"], of: target)
        guard let site = site(of: strikes, on: target, conditions: conditions) else { return nil }
        checkReach(node, strikes, at: site, of: target)
        if let step = strikes.lazy.compactMap({ $0.action?.step }).first {
            conditions.append(FaultRule.Condition(attribute: "step", pattern: GlobPattern(step)))
        }
        let rule = FaultRule(
            id: id,
            site: site,
            target: GlobPattern(target.pattern),
            conditions: conditions,
            window: window ?? start...SimulationInstant(nanoseconds: .max),
            skip: node["skip"]?.integer.map(Int.init) ?? 0,
            times: node["times"]?.integer.map(Int.init),
            share: share?.share ?? 1,
            whole: share?.whole ?? 1,
            actions: strikes.map { $0.action?.action(at: site) },
            isOptional: node["optional"]?.kind == .bool(true),
            per: counter(node["per"], of: target)
        )
        return ScriptedFault(rule: rule, position: node.position, text: FaultSentence.text(of: node))
    }

    private mutating func faultID(_ node: JSONNode?, number: Int) -> String {
        guard let node, let id = node.text else { return "faults[\(number)]" }
        if !take(faultID: id) {
            collector.report(node, "the fault \(node.summary) a second time", expected: "each \"id\" once")
        }
        return id
    }

    // MARK: When

    private mutating func window(_ node: JSONNode) -> ClosedRange<SimulationInstant>? {
        if let after = node.member("after"), node["between"] != nil {
            collector.report(key: after, "\"after\" beside \"between\"", expected: "one of them")
        }
        let latest = SimulationInstant(nanoseconds: .max)
        if let after = moment(node["after"]) { return after.instant...max(latest, after.instant) }
        return span(node["between"]).map { $0.first.instant...$0.last.instant }
    }

    // MARK: Where

    private mutating func conditions(_ node: JSONNode?, of target: ResolvedTarget) -> [FaultRule.Condition] {
        var conditions: [FaultRule.Condition] = []
        for member in node?.members ?? [] {
            guard target.attribute(member.key) != nil else {
                unknown("attribute", member, among: target.attributes.map(\.name), of: " of \(target.name)")
                continue
            }
            let text: String
            switch member.node.kind {
            case .string(let written): text = number(of: written, column: member.key, of: target) ?? written
            case .integer(let number): text = "\(number)"
            case .real(let number): text = "\(number)"
            case .bool(let flag): text = "\(flag)"
            case .null, .array, .object: continue
            }
            if member.key == "step", !target.steps.contains(where: GlobPattern(text).matches) {
                unknown("step", member.node, among: target.steps, of: " of \(target.name)")
            }
            conditions.append(FaultRule.Condition(attribute: member.key, pattern: GlobPattern(text)))
        }
        return conditions
    }

    /// The attribute for whose values a fault counts.
    private mutating func counter(_ node: JSONNode?, of target: ResolvedTarget) -> String? {
        guard let node, let name = node.text else { return nil }
        if target.attribute(name) == nil {
            unknown("attribute", node, among: target.attributes.map(\.name), of: " of \(target.name)")
        }
        return name
    }

    /// The number behind a column's word, in a fault on a write: a row holds the number.
    private func number(of word: String, column: String, of target: ResolvedTarget) -> String? {
        guard target.kind == .table, let table = vocabulary.table(target.pattern) else { return nil }
        return table.column(column)?.value(of: word).map { "\($0)" }
    }

    // MARK: What

    /// What happens at each strike: nil for nothing; empty when the file does not say it rightly.
    private func strikes(_ node: JSONNode) -> [Strike] {
        if let action = node["do"] { return [Strike(node: action)].compactMap(\.self) }
        return (node["answers"]?.elements ?? []).compactMap { Strike(node: $0) }
    }

    /// The kind of place at which all strikes happen, after checking that the target accepts them.
    private mutating func site(
        of strikes: [Strike],
        on target: ResolvedTarget,
        conditions: [FaultRule.Condition]
    ) -> FaultRule.Site? {
        var sites: Set<FaultRule.Site> = []
        for strike in strikes {
            guard let action = strike.action else { continue }
            guard target.verbs.contains(action.verb) else {
                unaccepted(action.verb, at: strike.node, by: target)
                continue
            }
            if let step = action.step, !target.steps.contains(where: GlobPattern(step).matches) {
                unknown("step", step, at: action.details, among: target.steps, of: " of \(target.name)")
            }
            if strikes.count > 1, action.step != nil {
                collector.report(
                    strike.node,
                    "a step's name in \"answers\"",
                    expected: "true, and the step in \"where\""
                )
            }
            if target.kind == .table, action.step != nil || action.isAnywhere {
                collector.report(strike.node, "a crash at a write", expected: "\"before\" or \"after\"")
            }
            sites.insert(target.site(of: action.verb, hasStep: conditions.contains { $0.attribute == "step" }))
        }
        if strikes.allSatisfy({ $0.action == nil }) {
            if let first = strikes.first {
                collector.report(
                    first.node,
                    "answers that all let the call through",
                    expected: "at least one that does not"
                )
            }
            return nil
        }
        guard sites.count <= 1, let site = sites.first else {
            if let first = strikes.first, sites.count > 1 {
                collector.report(first.node, "answers for different kinds of places", expected: "answers of one kind")
            }
            return nil
        }
        return site
    }

    private mutating func unaccepted(_ verb: FaultVerb, at node: JSONNode, by target: ResolvedTarget) {
        let words = target.verbs.map(\.rawValue)
        collector.report(
            node,
            "\(target.name) does not accept \"\(verb.rawValue)\"",
            expected: Shape.oneOf(words),
            hint: NearestName.hint(for: verb.rawValue, among: words)
        )
    }
}
