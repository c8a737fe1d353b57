package import Scenarios
package import Simulation
import Storage

/// Reads scenarios and runs them; made once, used for many runs, on any thread.
package struct ScenarioRunner: Sendable {
    private let systems: [String: PreparedSystem]
    private let overrides: [String: SettingValue]

    /// Makes every system ready.
    ///
    /// - Parameters:
    ///   - mocks: the simulators' data.
    ///   - overrides: settings that win over those of every scenario; they must have been checked.
    /// - Throws: `MockProblem` when the simulators' data is wrong.
    package init(mocks: MockDirectory, overrides: [String: SettingValue] = [:]) throws {
        var systems: [String: PreparedSystem] = [:]
        for type in Systems.all { systems[type.name] = try PreparedSystem(type, mocks: mocks) }
        self.systems = systems
        self.overrides = overrides
    }

    /// Reads a scenario from the bytes of its file; of a file with a matrix, its first case.
    ///
    /// - Throws: every mistake in the file.
    package func read(_ bytes: [UInt8], file: String) throws(Diagnostics) -> Scenario {
        try readCases(bytes, file: file)[0]
    }

    /// Reads the cases of a scenario file: one, or as many as its cases and its matrix make.
    ///
    /// Files that it extends are read from where they are.
    ///
    /// - Throws: every mistake in the file, and in those that it extends.
    package func readCases(
        _ bytes: [UInt8],
        file: String,
        parameters: [GivenParameter] = []
    ) throws(Diagnostics) -> [Scenario] {
        let systems = systems
        return try ScenarioReader(systems: Systems.names) { systems[$0]?.vocabulary }
            .readCases(bytes, file: file, parameters: parameters, open: InputFile.read)
    }

    /// Builds the world of a scenario without running it.
    ///
    /// - Throws: `GivenProblem` when the database refuses a given row; `DatabaseError` when SQLite has no memory left.
    package func prepare(_ scenario: Scenario, seed: UInt64? = nil) throws -> ScenarioRun {
        guard let system = systems[scenario.system] else {
            preconditionFailure("the scenario reader let the system '\(scenario.system)' pass")
        }
        return try ScenarioRun(scenario, of: system, seed: seed, overrides: overrides)
    }

    /// Runs a scenario and judges it.
    ///
    /// - Parameters:
    ///   - scenario: what to run.
    ///   - seed: the seed to use instead of the scenario's.
    /// - Returns: the report.
    /// - Throws: what `prepare` and `ScenarioRun.run` throw.
    package func run(_ scenario: Scenario, seed: UInt64? = nil) throws -> RunReport {
        try prepare(scenario, seed: seed).run()
    }
}
