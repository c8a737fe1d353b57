import Simulation
import Wire

/// What keeps a fault from ever striking, as far as its target's declarations tell.
extension ScenarioBuilder {
    /// Reports what keeps a fault from ever striking where it waits.
    mutating func checkReach(
        _ node: JSONNode,
        _ strikes: [Strike],
        at site: FaultRule.Site,
        of target: ResolvedTarget
    ) {
        let conditions = node["where"]?.members ?? []
        let steps = site == .step ? struckSteps(node, strikes, of: target) : []
        var asked = conditions.map { (name: $0.key, member: $0, node: $0.node) }
        if let per = node.member("per"), let name = per.node.text { asked.append((name, per, per.node)) }
        for (name, member, _) in asked {
            guard let attribute = target.attribute(name) else { continue }
            switch site {
            case .call, .tick: checkStepless(attribute, member, strikes, of: target)
            case .step: check(attribute, member, at: steps, of: target)
            case .write: checkCommit(name, member, conditions)
            case .clock: break
            }
        }
        for member in conditions { checkValue(member, of: target) }
        checkRequests(asked.map { ($0.name, $0.member) }, conditions, of: target)
        reportSaved(inside: node)
    }

    // MARK: Steps

    /// The steps at which a fault may strike; reports a failure that has to name one.
    private mutating func struckSteps(
        _ node: JSONNode,
        _ strikes: [Strike],
        of target: ResolvedTarget
    ) -> [String] {
        let actions = strikes.compactMap(\.action)
        let own = actions.lazy.compactMap(\.step).first
        let asked = node["where"]?.member("step")
        let named = [own, asked?.node.text].compactMap(\.self).map { GlobPattern($0) }
        if !named.isEmpty {
            let steps = target.steps.filter { step in named.allSatisfy { $0.matches(step) } }
            if steps.isEmpty, let own, let asked {
                collector.report(
                    key: asked,
                    "\"step\" beside an action at the step \"\(own)\"",
                    expected: "the same step, or none"
                )
            }
            return steps
        }
        guard let failing = strikes.first(where: { $0.action?.verb == .fail }) else { return target.steps }
        guard !target.failingSteps.isEmpty else {
            collector.report(
                failing.node,
                "a failure of \(target.name) without a step",
                expected: "\"where\": { \"step\": … } with \(Shape.oneOf(target.steps))"
            )
            return []
        }
        return actions.allSatisfy { $0.verb == .fail } ? target.failingSteps : target.steps
    }

    private mutating func check(
        _ attribute: DeclaredAttribute,
        _ member: JSONNode.Member,
        at steps: [String],
        of target: ResolvedTarget
    ) {
        guard let saying = attribute.steps, !steps.isEmpty, !saying.contains(where: steps.contains) else { return }
        let places = steps.count == 1 ? "the step \"\(steps[0])\"" : "the steps \(Shape.names(steps))"
        collector.report(
            key: member,
            "\"\(attribute.name)\" at \(places) of \(target.name), where nothing says it",
            expected: "the step \(Shape.oneOf(saying))"
        )
    }

    /// Requests, and starts by the scheduler, are no steps.
    private mutating func checkStepless(
        _ attribute: DeclaredAttribute,
        _ member: JSONNode.Member,
        _ strikes: [Strike],
        of target: ResolvedTarget
    ) {
        guard attribute.name == "step" || attribute.steps != nil else { return }
        let free = target.attributes.filter { $0.steps == nil && $0.name != "step" }.map(\.name)
        let verb = strikes.lazy.compactMap(\.action).first?.verb.rawValue ?? ""
        let place = target.kind == .command ? "a start by the scheduler" : "a request"
        let stepped: [FaultVerb] = [.fail, .crash, .hang].filter(target.verbs.contains)
        collector.report(
            key: member,
            "\"\(attribute.name)\" beside \"\(verb)\", which strikes \(place) and no step",
            expected: free.isEmpty ? "no attribute, since none is said there" : Shape.oneOf(free),
            hint: "at its steps strike \(Shape.names(stepped.map(\.rawValue))), and \"slow\" where \"where\" names one"
        )
    }

    // MARK: Values

    private mutating func checkValue(_ member: JSONNode.Member, of target: ResolvedTarget) {
        guard let values = target.attribute(member.key)?.values, !values.isEmpty, let text = member.node.text,
            !values.contains(where: GlobPattern(text).matches), Template(text).names.isEmpty
        else { return }
        collector.report(
            member.node,
            "\"\(member.key)\" of \(target.name) is \(member.node.summary)",
            expected: Shape.oneOf(values),
            hint: NearestName.hint(for: text, among: values)
        )
    }

    /// A commit is of all rows that its transaction has changed, and so has the values of none.
    private mutating func checkCommit(_ name: String, _ member: JSONNode.Member, _ conditions: [JSONNode.Member]) {
        let said = ["operation", "process", "step"]
        guard !said.contains(name), conditions.contains(where: { $0.key == "operation" && $0.node.text == "commit" })
        else { return }
        collector.report(key: member, "\"\(name)\" of a commit", expected: Shape.oneOf(said))
    }

    // MARK: Requests

    /// Reports conditions that no request of the service meets together.
    private mutating func checkRequests(
        _ asked: [(name: String, member: JSONNode.Member)],
        _ conditions: [JSONNode.Member],
        of target: ResolvedTarget
    ) {
        let narrowing = conditions.filter { $0.key == "method" || $0.key == "path" }
        guard !target.routes.isEmpty, let last = narrowing.last else { return }
        let host = String(target.name.prefix { $0 != " " })
        let path = narrowing.last { $0.key == "path" }?.node.text ?? "*"
        let method = narrowing.last { $0.key == "method" }?.node.text ?? "*"
        let isOdd = method != "*" && method.contains("*")
        guard !isOdd, let call = HTTPCall("\(host) \(method) \(path)") else {
            if !isOdd {
                collector.report(
                    last.node,
                    "\"\(last.key)\" is \(last.node.summary)",
                    expected: last.key == "path" ? "a path such as \"/datasets/*\"" : Shape.oneOf(HTTPCall.methods),
                    hint: last.node.text.flatMap { NearestName.hint(for: $0, among: HTTPCall.methods) }
                )
            }
            return
        }
        guard check(call, routes: target.routes, at: last.node) else { return }
        for (name, member) in asked {
            guard let attribute = target.attribute(name), !attribute.isSaid(by: call) else { continue }
            collector.report(
                key: member,
                "\"\(name)\" of \(method) \(path), whose requests do not say it",
                expected: Shape.oneOf(attribute.routes)
            )
        }
    }

    // MARK: Placeholders

    /// Reports placeholders in a fault: faults are laid before any step has saved a value.
    private mutating func reportSaved(inside node: JSONNode) {
        if case .string(let text) = node.kind {
            // Of a file with parameters, what no parameter fills is told for the whole file.
            let hasParameters = root["cases"] != nil || root["matrix"] != nil
            for name in Template(text).names where !hasParameters || saves.contains(where: { $0.name == name }) {
                collector.report(
                    node,
                    "the placeholder ${\(name)} in a fault",
                    expected: "a parameter of \"cases\" or \"matrix\", or a text with * for what is not known before",
                    hint: "faults are laid before the first step"
                )
            }
        }
        for element in node.elements { reportSaved(inside: element) }
        for member in node.members { reportSaved(inside: member.node) }
    }
}
