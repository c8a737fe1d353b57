internal import Harness
internal import Reporting
internal import Wire

/// `tvsim coverage`: says what scenarios reach and what they miss.
enum CoverageCommand {
    static let missing = Option<Bool>.flag("missing", "Show only what no scenario reaches")

    static let declaration = CommandDeclaration(
        name: "coverage",
        overview: "Show which documented branches, transitions and failure modes scenarios reach",
        discussion:
            "Runs every scenario and counts those that hold, canaries left out. The exit code is 0 when they reach every documented "
            + "branch, and 1 when they miss one; the other shares do not decide it.",
        operand: SharedOptions.paths,
        options: [
            missing.declaration, SharedOptions.report.declaration, SharedOptions.jobs.declaration,
            SharedOptions.color.declaration, SharedOptions.mocks.declaration,
        ],
        examples: [
            .init(line: "tvsim coverage", meaning: "Run the scenarios below 'Scenarios' and show everything."),
            .init(line: "tvsim coverage Scenarios --missing", meaning: "Show what a further scenario should reach."),
        ],
        run: { try CoverageCommand.run($0, in: $1) }
    )

    private typealias Outcome = (report: RunReport, coverage: RunCoverage)

    private static func run(_ arguments: ParsedArguments, in surroundings: Surroundings) throws -> ExitCode {
        let paths = SharedOptions.paths(of: arguments)
        let engine = try Engine(mocks: arguments[SharedOptions.mocks], near: paths.first)
        var scenarios: [Engine.LoadedScenario] = []
        var code = ExitCode.held
        var named = NamedFiles(try ScenarioPaths.files(below: paths), diagnostics: surroundings.diagnostics)
        for file in named.files {
            do {
                scenarios += try engine.load(file)
            } catch let problem as InputProblem {
                guard try !named.leavesOut(problem) else { continue }
                code = .wrongInput
                try surroundings.diagnostics.write(problem.text)
            }
        }
        let outcomes = try outcomes(of: scenarios, engine, arguments, surroundings)
        let reports = reports(of: outcomes)
        try write(reports, outcomes, arguments, surroundings)
        let isComplete = !reports.isEmpty && reports.allSatisfy(\.isComplete)
        return code.worse(isComplete ? .held : .notHeld)
    }

    private static func outcomes(
        of scenarios: [Engine.LoadedScenario],
        _ engine: Engine,
        _ arguments: ParsedArguments,
        _ surroundings: Surroundings
    ) throws -> [Outcome] {
        var progress = Progress(
            total: scenarios.count,
            unit: "scenarios",
            in: surroundings,
            color: arguments[SharedOptions.color] ?? .auto
        )
        var outcomes: [Outcome] = []
        var failed = 0
        try Workforce(threads: arguments[SharedOptions.jobs] ?? surroundings.processors).run(scenarios.count) { index in
            Result { () throws(RunFailure) in
                do {
                    return try engine.coverage(of: scenarios[index])
                } catch {
                    throw RunFailure(file: scenarios[index].file, seed: nil, error: error)
                }
            }
        } receive: { index, result in
            let outcome = try result.get()
            if outcome.report.verdict != .passed {
                failed += 1
                let problem = "'\(outcome.report.scenario)' does not hold, and so reaches nothing"
                try surroundings.diagnostics.write(InputProblem(file: scenarios[index].file, message: problem).text)
            }
            try progress.update(done: index + 1, failed: failed)
            outcomes.append(outcome)
        }
        try progress.finish()
        return outcomes
    }

    private static func reports(of outcomes: [Outcome]) -> [CoverageReport] {
        Systems.all.compactMap { system in
            let ofSystem = outcomes.filter { $0.report.system == system.name }
            guard !ofSystem.isEmpty else { return nil }
            return CoverageReport(
                of: system,
                // A canary shows that the suite can fail, not that what it reaches is as the documents say.
                runs: ofSystem.filter { $0.report.verdict == .passed && $0.report.canary == nil }
                    .map { .init($0.report.scenario, $0.coverage) }
            )
        }
    }

    private static func write(
        _ reports: [CoverageReport],
        _ outcomes: [Outcome],
        _ arguments: ParsedArguments,
        _ surroundings: Surroundings
    ) throws {
        switch arguments[SharedOptions.report] ?? .text {
        case .text:
            let page = surroundings.page(on: surroundings.output, color: arguments[SharedOptions.color] ?? .auto)
            let text = CoverageText(page: page, missingOnly: arguments.has(missing))
            try surroundings.output.write(reports.map(text.report).joined(separator: "\n"))
        case .json:
            let document = CoverageJSON.document(
                reports,
                runs: outcomes.map { RunJSON.run($0.report) },
                missingOnly: arguments.has(missing)
            )
            try surroundings.output.write(document.text + "\n")
        }
    }
}
