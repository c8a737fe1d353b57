import Simulation

/// What a fault's `on` means: one target, or several of one kind.
struct ResolvedTarget {
    /// The name for messages, and the pattern for the kernel.
    let name, pattern: String
    let kind: FaultTarget.Kind
    /// What all of the targets accept.
    let verbs: [FaultVerb]
    let steps: [String]
    /// The steps at which a failure strikes that names none.
    let failingSteps: [String]
    /// What `where` can ask for: what the targets say, or the requests that `on` means, and the step where they have some.
    let attributes: [DeclaredAttribute]
    /// The requests that the targets take; when empty, none is checked.
    let routes: [String]

    /// Makes the target of a name or pattern that means these targets, which are of one kind.
    ///
    /// - Parameters:
    ///   - name: the name for messages.
    ///   - pattern: the pattern for the kernel.
    ///   - targets: what is meant.
    ///   - isCall: true when only requests are meant, not the steps that they pass.
    ///   - call: the requests that are meant; nil for all.
    init?(name: String, pattern: String, targets: [FaultTarget], isCall: Bool = false, call: HTTPCall? = nil) {
        guard let first = targets.first, targets.allSatisfy({ $0.kind == first.kind }) else { return nil }
        self.name = name
        self.pattern = pattern
        kind = first.kind
        let calls: [FaultVerb] = FaultTarget.Kind.service.verbs
        verbs = first.verbs.filter { verb in
            targets.allSatisfy { $0.verbs.contains(verb) } && (!isCall || calls.contains(verb))
        }
        steps = isCall ? [] : Self.distinct(targets.flatMap(\.steps), by: \.self)
        failingSteps = isCall ? [] : targets.compactMap(\.failingStep)
        let said = targets.flatMap(\.attributes).filter { attribute in
            guard isCall else { return true }
            return attribute.steps == nil && attribute.isSaid(by: call)
        }
        let own = targets.count == 1 ? said : Self.distinct(said.map { DeclaredAttribute($0.name) }, by: \.name)
        attributes = own + (steps.isEmpty || own.contains { $0.name == "step" } ? [] : ["step"])
        routes = targets.flatMap { $0.routes + $0.aliases }
    }

    /// The declaration of an attribute.
    func attribute(_ name: String) -> DeclaredAttribute? { attributes.first { $0.name == name } }

    /// The kind of place at which an action strikes.
    func site(of verb: FaultVerb, hasStep: Bool) -> FaultRule.Site {
        switch (kind, verb) {
        case (.table, _): .write
        case (.clock, _): .clock
        case (_, .skip), (_, .overlap): .tick
        case (.process, _), (.command, _), (_, .fail), (_, .crash), (_, .hang): .step
        case (.service, .slow) where hasStep, (.channel, .slow) where hasStep: .step
        case (.service, _), (.channel, _): .call
        }
    }

    private static func distinct<Element>(_ elements: [Element], by name: (Element) -> String) -> [Element] {
        var seen: Set<String> = []
        return elements.filter { seen.insert(name($0)).inserted }
    }
}

extension DeclaredAttribute {
    /// Returns true when some request that is meant says the attribute.
    func isSaid(by call: HTTPCall?) -> Bool {
        guard let call, !routes.isEmpty else { return true }
        return routes.contains { call.canMean(route: $0) }
    }
}
