internal import Harness
internal import Wire

/// What the commands need of the harness, in one place.
struct Engine: Sendable {
    /// A scenario that was read and checked.
    struct Scenario: Sendable {
        /// Its name and the file that it came from.
        let name: String
        let file: String
    }

    /// A run that is over.
    struct Outcome: Sendable {
        let report: RunReport
        /// The events, one line each; empty unless they were asked for.
        let eventLines: [String]
    }

    /// Makes an engine.
    ///
    /// - Parameters:
    ///   - mocks: the folder with the simulators' profiles; nil finds it.
    ///   - settings: overrides of settings.
    /// - Throws: `InputProblem` when a profile or an override is wrong.
    init(mocks: String?, settings: [SettingOverride]) throws {
    }

    /// Reads and checks a scenario file.
    ///
    /// - Throws: `InputProblem` when it is not one.
    func load(_ path: String) throws -> Scenario {
        throw InputProblem(file: path, text: "\(path): error: this build can run no system yet\n", diagnostics: [])
    }

    /// Runs a scenario with its own seed or another one.
    func run(_ scenario: Scenario, seed: UInt64?, keepsEvents: Bool) throws -> Outcome {
        throw InputProblem(file: scenario.file, text: "this build can run no system yet\n", diagnostics: [])
    }
}

/// A file, or what it holds, that cannot be used.
struct InputProblem: Error, Sendable {
    let file: String
    /// What the user reads: `file:line:column: error: …`, one or several lines, the last one ended.
    let text: String
    /// The same for programs.
    let diagnostics: [JSONValue]
}
