internal import Glibc
internal import Harness
internal import Reporting
internal import Scenarios
internal import Simulation
internal import Storage
internal import Wire

/// What the commands need of the harness, in one place.
struct Engine: Sendable {
    /// A scenario that was read and checked.
    struct LoadedScenario: Sendable {
        let scenario: Scenario
        /// The file that it came from, as it was named.
        let file: String
        /// What the file holds.
        let source: [UInt8]
        /// The values that the command line gave its parameters.
        let parameters: [GivenParameter]
        var name: String { scenario.name }
    }

    /// A run that is over.
    struct Outcome: Sendable {
        let report: RunReport
        /// The events, one line each; empty unless they were asked for.
        let eventLines: [String]
        /// The bytes of the run record; empty unless it was asked for.
        let record: [UInt8]
        /// The logs of the run, by path below the folder that holds them; empty unless they were asked for.
        let logs: [(path: String, lines: [String])]
        /// The picture of the run for a page; nil unless it was asked for.
        let drawing: PageDrawing?
        /// The run as a sequence diagram in Mermaid's language; empty unless it was asked for.
        let mermaid: String
    }

    /// What is kept of a run besides its report.
    struct Keeping: OptionSet, Sendable {
        let rawValue: Int
        static let events = Keeping(rawValue: 1)
        static let record = Keeping(rawValue: 2)
        static let logs = Keeping(rawValue: 4)
        /// The picture, where the run did not pass, and in any case.
        static let failure = Keeping(rawValue: 8)
        static let picture: Keeping = [.failure, Keeping(rawValue: 16)]
        static let mermaid = Keeping(rawValue: 32)
    }

    private let runner: ScenarioRunner
    private let settings: [SettingOverride]

    /// Makes an engine.
    ///
    /// - Parameters:
    ///   - mocks: the folder with the simulators' data; nil finds it.
    ///   - settings: values that win over those of every scenario.
    ///   - file: a scenario file, near which the simulators' data is looked for at last.
    ///   - command: the command whose help page explains a setting that is wrong.
    /// - Throws: `InputProblem` when the simulators' data is wrong, `UsageError` when a setting is.
    init(
        mocks: String?,
        settings: [SettingOverride] = [],
        near file: String? = nil,
        for command: String = RunCommand.declaration.name
    ) throws {
        self.settings = settings
        let values = try settings.map { ($0.name, try $0.checkedValue(for: command)) }
        do {
            let directory = try MockDirectory.find(explicit: mocks, near: file)
            runner = try ScenarioRunner(mocks: directory, overrides: Dictionary(values) { $1 })
        } catch let problem as MockProblem {
            throw InputProblem(file: problem.file, message: problem.message)
        }
    }

    /// Reads and checks a scenario file.
    ///
    /// - Returns: the scenario, or each of its cases that is meant.
    /// - Throws: `InputProblem` when it is not one, or when no case is meant.
    func load(_ path: String, cases: CaseChoice = CaseChoice()) throws -> [LoadedScenario] {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try ExistingFile.read(path)
        } catch {
            throw InputProblem(file: path, message: error.reason + Self.advice(on: error, path))
        }
        return try cases.chosen(of: try read(bytes, file: path, parameters: cases.parameters), file: path)
    }

    /// The parameters that the cases of a scenario file have; none of a file that cannot be read.
    func parameters(of path: String) -> [String] {
        guard let bytes = try? ExistingFile.read(path) else { return [] }
        return ScenarioReader.parameters(of: bytes, file: path, open: InputFile.read)
    }

    /// What to do about a scenario that cannot be read, where it is a mistake that many make.
    private static func advice(on error: FileError, _ path: String) -> String {
        if error.code == EISDIR { return "; 'tvsim test' runs the scenarios of a folder" }
        // Bytes that are no text were read as this character, so the name leads to no file any more.
        return path.contains("\u{FFFD}") ? "; tvsim opens only files whose names are UTF-8" : ""
    }

    /// Checks a scenario file that is already in memory; `file` is its name for messages.
    ///
    /// - Throws: `InputProblem` when it is not one, or when the database refuses what it gives.
    func read(_ bytes: [UInt8], file: String, parameters: [GivenParameter] = []) throws -> [LoadedScenario] {
        do {
            return try runner.readCases(bytes, file: file, parameters: parameters).map { scenario in
                // A world that is thrown away: building it is the only way to know what the database says to given rows.
                if !scenario.given.tables.isEmpty { _ = try runner.prepare(scenario) }
                return LoadedScenario(scenario: scenario, file: file, source: bytes, parameters: parameters)
            }
        } catch let diagnostics as Diagnostics {
            throw Self.problem(diagnostics, file: file, source: bytes)
        } catch let problem as GivenProblem {
            // A row of an extended file is told of without its line, as only that file's reader knows its text.
            guard let position = problem.position, position.source == 0 else {
                throw InputProblem(file: file, message: problem.description)
            }
            let diagnostic = Diagnostic(file: file, position: position, found: problem.description)
            throw InputProblem(file: file, diagnostics: Diagnostics([diagnostic]), source: bytes)
        }
    }

    /// The problem of a file that is no scenario; one that is something else says what.
    private static func problem(_ diagnostics: Diagnostics, file: String, source: [UInt8]) -> InputProblem {
        if ScenarioSchema.isSchema(source) {
            var problem = InputProblem(
                file: file,
                message: "this is a JSON Schema and no scenario: a scenario names it under \"$schema\", for editors"
            )
            problem.isInstead = "a JSON Schema"
            return problem
        }
        var problem = InputProblem(file: file, diagnostics: diagnostics, source: source)
        if ScenarioPaths.isBase(file) { problem.isInstead = "there to be extended, and checked with what extends it" }
        return problem
    }

    /// Builds a world, runs a scenario in it and judges it, with its own seed or another one.
    func run(_ loaded: LoadedScenario, seed: UInt64? = nil, keeping: Keeping = []) throws -> Outcome {
        let start = ContinuousClock.now
        let run = try runner.prepare(loaded.scenario, seed: seed)
        run.keepsCapture = !keeping.isDisjoint(with: [.record, .failure, .mermaid])
        var report = try run.run()
        report.file = loaded.file
        report.options =
            loaded.parameters.flatMap { ["--param", "\($0.name)=\($0.value)"] }
            + settings.flatMap { ["--set", "\($0.name)=\($0.value)"] }
        report.wallSeconds = start.duration(to: .now).inSeconds
        let events = run.parts.world.events.events
        return Outcome(
            report: report,
            eventLines: keeping.contains(.events) ? events.map(\.line) : [],
            record: keeping.contains(.record) ? try run.capture.map { try record(of: report, $0, loaded) } ?? [] : [],
            logs: keeping.contains(.logs) ? LogLine.files(of: events, in: report.system) : [],
            drawing: run.capture.flatMap { drawing(of: report, $0, loaded, keeping) },
            mermaid: keeping.contains(.mermaid) ? run.capture.flatMap { RunPicture(report, $0)?.mermaid } ?? "" : ""
        )
    }

    private func drawing(
        of report: RunReport,
        _ capture: RunCapture,
        _ loaded: LoadedScenario,
        _ keeping: Keeping
    ) -> PageDrawing? {
        guard keeping.contains(report.verdict == .passed ? .picture : .failure) else { return nil }
        return PageDrawing(report, capture, scenarioText: String(decoding: loaded.source, as: UTF8.self))
    }

    private func record(of report: RunReport, _ capture: RunCapture, _ loaded: LoadedScenario) throws -> [UInt8] {
        try RunRecordWriter.bytes(
            of: report,
            capture,
            scenarioText: String(decoding: loaded.source, as: UTF8.self),
            version: Version.text
        )
    }

    /// Runs a scenario, judges it, and says what it reached.
    func coverage(of loaded: LoadedScenario) throws -> (report: RunReport, coverage: RunCoverage) {
        var (report, coverage) = try runner.coverage(of: loaded.scenario)
        report.file = loaded.file
        return (report, coverage)
    }

    /// Runs a scenario and writes down the statements that it sends to SQLite.
    ///
    /// - Returns: what runs the same statements on SQLite alone, and how many there are.
    func replay(of loaded: LoadedScenario) throws -> (replay: StatementReplay, statements: Int) {
        guard let system = Systems.named(loaded.scenario.system) else {
            preconditionFailure("the scenario reader let the system '\(loaded.scenario.system)' pass")
        }
        let log = StatementLog()
        let run = try runner.prepare(loaded.scenario)
        run.parts.database.statementLog = log
        _ = try run.run()
        return (StatementReplay(image: try DatabaseImage(system.schemas), log: log), log.count)
    }
}
