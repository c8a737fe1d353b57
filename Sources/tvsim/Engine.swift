internal import Harness
internal import Reporting
internal import Scenarios
internal import Wire

/// What the commands need of the harness, in one place.
struct Engine: Sendable {
    /// A scenario that was read and checked.
    struct LoadedScenario: Sendable {
        let scenario: Scenario
        /// The file that it came from, as it was named.
        let file: String
        var name: String { scenario.name }
    }

    /// A run that is over.
    struct Outcome: Sendable {
        let report: RunReport
        /// The events, one line each; empty unless they were asked for.
        let eventLines: [String]
    }

    /// What the run of a benchmark took, and what SQLite alone takes for the same statements.
    struct Comparison: Sendable {
        let runSeconds: Double
        let replaySeconds: Double
        let statements: Int
    }

    /// The systems, each with what a scenario may name.
    static let systems: [(name: String, summary: String, vocabulary: Vocabulary)] = []

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
    func load(_ path: String) throws -> LoadedScenario {
        do {
            return try read(try ExistingFile.read(path), file: path)
        } catch let error as FileError {
            let message = "\(error)"
            throw InputProblem(file: path, text: "\(path): \(message)\n", diagnostics: [["message": .string(message)]])
        }
    }

    /// Checks a scenario that is already in memory; `file` is its name for messages.
    ///
    /// - Throws: `InputProblem` when it is not one.
    func read(_ bytes: [UInt8], file: String) throws -> LoadedScenario {
        let reader = ScenarioReader(systems: Self.systems.map(\.name)) { name in
            Self.systems.first { $0.name == name }?.vocabulary
        }
        do {
            return LoadedScenario(scenario: try reader.read(bytes, file: file), file: file)
        } catch {
            throw InputProblem(file: file, diagnostics: error, source: bytes)
        }
    }

    /// Runs a scenario with its own seed or another one.
    func run(_ loaded: LoadedScenario, seed: UInt64? = nil, keepsEvents: Bool = false) throws -> Outcome {
        throw InputProblem(
            file: loaded.file,
            text: "\(loaded.file): this build can run no system yet\n",
            diagnostics: []
        )
    }

    /// Runs a scenario and then its recorded statements on SQLite alone, each as often as `times` says.
    ///
    /// - Returns: the median of each.
    func compareWithDatabase(_ loaded: LoadedScenario, times: Int) throws -> Comparison {
        throw InputProblem(
            file: loaded.file,
            text: "\(loaded.file): this build can run no system yet\n",
            diagnostics: []
        )
    }
}

/// A file, or what it holds, that cannot be used.
struct InputProblem: Error, Sendable {
    let file: String
    /// What the user reads: `file:line:column: …`, one or several lines, the last one ended.
    let text: String
    /// The same for programs.
    let diagnostics: [JSONValue]
}

extension InputProblem {
    init(file: String, diagnostics: Diagnostics, source: [UInt8]) {
        self.file = file
        text = ScreenText.safeLines(diagnostics.rendered(source: source)) + "\n"
        self.diagnostics = diagnostics.all.map { diagnostic in
            [
                "line": JSONValue(diagnostic.line), "column": JSONValue(diagnostic.column),
                "message": .string(diagnostic.message), "found": .string(diagnostic.found),
                "expected": JSONValue(diagnostic.expected), "hint": JSONValue(diagnostic.hint),
            ]
        }
    }
}
