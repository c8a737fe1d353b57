import Simulation

extension FaultRule {
    /// A fault of a process, at a step when one is named.
    static func process(
        _ name: String,
        step: String? = nil,
        where conditions: [(String, String)] = [],
        times: Int? = nil,
        _ action: FaultAction
    ) -> FaultRule {
        let steps = step.map { [("step", $0)] } ?? []
        return FaultRule(
            id: "fault",
            site: .step,
            target: GlobPattern(name),
            conditions: (steps + conditions).map { Condition(attribute: $0.0, pattern: GlobPattern($0.1)) },
            times: times,
            actions: [action]
        )
    }
}
