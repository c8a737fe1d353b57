internal import Harness
internal import Reporting
internal import Scenarios
internal import Wire

/// The runs that one command line asks for, from reading the files to the last line of the report.
struct RunPlan {
    private let engine: Engine
    private let surroundings: Surroundings
    private let scenarios: [Engine.LoadedScenario]
    /// The files that could not be read.
    private let problems: [InputProblem]
    private let seed: UInt64?
    private let seeds: ClosedRange<UInt64>?
    private let eventsFile: String?
    private let records: RunFiles?
    private let logs: RunFiles?
    private let html: PageFile?
    private let mermaidFile: String?
    private let format: SharedOptions.ReportFormat
    private let isQuiet: Bool
    private let color: ColorMode
    private let workforce: Workforce

    init(engine: Engine, arguments: ParsedArguments, surroundings: Surroundings) throws {
        self.engine = engine
        self.surroundings = surroundings
        var (scenarios, problems): ([Engine.LoadedScenario], [InputProblem]) = ([], [])
        let choice = CaseChoice(
            names: arguments.all(RunCommand.cases),
            parameters: arguments.all(RunCommand.parameters)
        )
        var named = NamedFiles(arguments.operands, diagnostics: surroundings.diagnostics)
        for file in named.files {
            do {
                scenarios += try engine.load(file, cases: choice)
            } catch let problem as InputProblem {
                if try !named.leavesOut(problem) { problems.append(problem) }
            }
        }
        let single = RunCommand.ofOneRun.first { arguments[$0] != nil }
        if let single, scenarios.count > 1 {
            throw UsageError(.oneRunOnly(single.declaration), in: RunCommand.declaration)
        }
        (self.scenarios, self.problems) = (scenarios, problems)
        seed = arguments[RunCommand.seed]
        seeds = arguments[RunCommand.seeds]
        eventsFile = arguments[RunCommand.events]
        let (loaded, seeds) = (scenarios, seeds)
        let places: (String) -> RunFiles = { path in RunFiles(path, of: loaded, seeds: seeds) }
        records = arguments[RunCommand.record].map(places)
        logs = arguments[RunCommand.logs].map(places)
        html = arguments[SharedOptions.html].map { PageFile($0) }
        mermaidFile = arguments[SharedOptions.mermaid]
        format = arguments[SharedOptions.report] ?? .text
        isQuiet = arguments.has(RunCommand.quiet)
        color = arguments[SharedOptions.color] ?? .auto
        workforce = Workforce(threads: arguments[SharedOptions.jobs] ?? surroundings.processors)
    }

    /// Does everything and says how it ended.
    func carryOut() throws -> ExitCode {
        try records?.checkRecords()
        for file in [eventsFile, mermaidFile, html?.path] { try file.map(NewFile.check) }
        for problem in problems {
            try surroundings.diagnostics.write(problem.text)
            html?.add(invalid: problem.file, problem.diagnostics)
        }
        let failed =
            switch (format, seeds) {
            case (.json, _): try writeJSON()
            case (.text, let seeds?): try writeSweeps(seeds)
            case (.text, nil): try writeReports()
            }
        try html?.write(title: scenarios.count == 1 ? scenarios[0].name : "\(scenarios.count) scenarios")
        return (failed ? ExitCode.notHeld : .held).worse(problems.isEmpty ? .held : .wrongInput)
    }

    // MARK: One run a file

    /// Writes the reports, and returns whether a run failed.
    private func writeReports() throws -> Bool {
        let page = surroundings.page(on: surroundings.output, color: color)
        let begin = ContinuousClock.now
        var reports: [RunReport] = []
        try forEachRun(of: scenarios) { reports.append($0) }
        if scenarios.count == 1, problems.isEmpty, let report = reports.first {
            let text = RunText(page: page)
            let line = report.verdict == .passed ? text.line(report) : text.failure(report)
            try surroundings.output.write(isQuiet ? line : text.report(report))
        } else if !reports.isEmpty {
            let text = FilesText(page: page).report(
                isQuiet ? reports.filter { $0.verdict != .passed } : reports,
                of: reports.count,
                unreadable: problems.count,
                seconds: begin.duration(to: .now).inSeconds
            )
            try surroundings.output.write(text)
        }
        return reports.contains { $0.verdict != .passed }
    }

    // MARK: Many seeds a file

    /// Writes what came of each file under all seeds, and returns whether a run failed.
    private func writeSweeps(_ seeds: ClosedRange<UInt64>) throws -> Bool {
        let text = SweepText(page: surroundings.page(on: surroundings.output, color: color))
        var failed = false
        for scenario in scenarios {
            let begin = ContinuousClock.now
            var sweep = SeedSweep(scenario: scenario.name, seeds: seeds)
            try forEachRun(of: [scenario]) { sweep.add($0) }
            failed = failed || sweep.failed > 0
            let report = text.report(
                sweep,
                threads: min(workforce.threads, seeds.count),
                seconds: begin.duration(to: .now).inSeconds,
                peakMemory: Surroundings.peakMemory
            )
            try surroundings.output.write(report)
        }
        return failed
    }

    // MARK: For programs

    /// Writes the runs as one object, and returns whether one failed.
    private func writeJSON() throws -> Bool {
        var failed = false
        var list = RunList()
        try surroundings.output.write(list.opening)
        for problem in problems {
            let run = RunJSON.invalid(file: problem.file, diagnostics: problem.diagnostics)
            try surroundings.output.write(list.element(run))
        }
        // The object is ended even when tvsim fails, so that a program can read what there is.
        let runs = Result {
            try forEachRun(of: scenarios) { report in
                failed = failed || report.verdict != .passed
                try surroundings.output.write(list.element(RunJSON.run(report)))
            }
        }
        try surroundings.output.write(list.closing())
        try runs.get()
        return failed
    }

    // MARK: Running

    /// Runs every scenario with every seed and hands the reports over in that order.
    private func forEachRun(of scenarios: [Engine.LoadedScenario], receive: (RunReport) throws -> Void) throws {
        let runsEach = seeds?.count ?? 1
        let total = scenarios.count * runsEach
        var progress = Progress(total: total, unit: "runs", in: surroundings, color: color)
        var failed = 0
        let (engine, seed, seeds) = (engine, seed, seeds)
        let keeping: Engine.Keeping = [
            eventsFile == nil ? [] : .events, records == nil ? [] : .record, logs == nil ? [] : .logs,
            mermaidFile == nil ? [] : .mermaid,
        ]
        let html = html
        try workforce.run(total) { index -> Result<Engine.Outcome, RunFailure> in
            let scenario = scenarios[index / runsEach]
            let seed = seeds.map { $0.lowerBound + UInt64(index % runsEach) } ?? seed
            do {
                return .success(try engine.run(scenario, seed: seed, keeping: keeping.union(html?.keeping ?? [])))
            } catch {
                return .failure(RunFailure(file: scenario.file, seed: seed, error: error))
            }
        } receive: { index, result in
            let outcome = try result.get()
            let text = scenarios[index / runsEach].scenario.caseName
            let run = (file: outcome.report.file, caseName: text, seed: seeds == nil ? nil : outcome.report.seed)
            try records?.write(record: outcome.record, of: run)
            try logs?.write(logs: outcome.logs, of: run)
            if let eventsFile { try NewFile.write(outcome.eventLines, to: eventsFile) }
            html?.add(outcome.report, outcome.drawing)
            if let mermaidFile { try NewFile.write(outcome.mermaid, to: mermaidFile) }
            if outcome.report.verdict != .passed { failed += 1 }
            try progress.update(done: index + 1, failed: failed)
            try receive(outcome.report)
        }
        try progress.finish()
    }
}
