package import Scenarios

extension ScenarioRunner {
    /// Runs a scenario, judges it, and says what it reached.
    ///
    /// - Throws: what `prepare` and `ScenarioRun.run` throw; `DatabaseError` when a check of the coverage map is wrong.
    package func coverage(of scenario: Scenario) throws -> (report: RunReport, coverage: RunCoverage) {
        guard let system = Systems.named(scenario.system) else {
            preconditionFailure("the scenario reader let the system '\(scenario.system)' pass")
        }
        let run = try prepare(scenario)
        var coverage = RunCoverage()
        run.whenEnded = { [unowned run] in coverage = try RunCoverage(of: run.parts, system, $0) }
        return (try run.run(), coverage)
    }
}
