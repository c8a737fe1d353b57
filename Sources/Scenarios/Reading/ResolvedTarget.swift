import Simulation

/// What a fault's `on` means: one target, or several of one kind.
struct ResolvedTarget {
    /// The name for messages, and the pattern for the kernel.
    let name, pattern: String
    let kind: FaultTarget.Kind
    /// What all of the targets accept.
    let verbs: [FaultVerb]
    let steps: [String]
    let attributes: [String]

    /// Makes the target of a name or pattern that means these targets, which are of one kind.
    init?(name: String, pattern: String, targets: [FaultTarget], isCall: Bool = false) {
        guard let first = targets.first, targets.allSatisfy({ $0.kind == first.kind }) else { return nil }
        self.name = name
        self.pattern = pattern
        kind = first.kind
        let calls: [FaultVerb] = FaultTarget.Kind.service.verbs
        verbs = first.verbs.filter { verb in
            targets.allSatisfy { $0.verbs.contains(verb) } && (!isCall || calls.contains(verb))
        }
        steps = isCall ? [] : Self.distinct(targets.flatMap(\.steps))
        let ownAttributes = Self.distinct(targets.flatMap(\.attributes))
        attributes = ownAttributes + (steps.isEmpty || ownAttributes.contains("step") ? [] : ["step"])
    }

    /// What a step's name may be in messages about a crash.
    var stepWords: [String] { steps }

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

    private static func distinct(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }
}
