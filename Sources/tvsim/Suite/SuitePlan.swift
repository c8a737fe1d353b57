internal import Harness
internal import Reporting
internal import Wire

/// The suite that one command line asks for, from finding the files to the last line of the report.
struct SuitePlan {
    /// The paths that were named, or the folder that is meant without any.
    let paths: [String]
    let mocks: String?
    let surroundings: Surroundings
    private let options: SuiteRunner.Options
    private let settings: [SettingOverride]
    private let workforce: Workforce
    private let junit: String?
    private let html: String?
    private let isForGitHub: Bool
    private let isVerbose: Bool
    private let isQuiet: Bool
    private let format: SharedOptions.ReportFormat
    private let color: ColorMode

    init(arguments: ParsedArguments, surroundings: Surroundings) {
        paths = SharedOptions.paths(of: arguments)
        mocks = arguments[SharedOptions.mocks]
        self.surroundings = surroundings
        options = SuiteRunner.Options(
            filter: SuiteFilter(arguments.all(TestCommand.filter)),
            shard: arguments[TestCommand.shard],
            parameters: SuiteParameters(arguments.all(RunCommand.parameters)),
            seed: arguments[RunCommand.seed],
            repetitions: arguments[TestCommand.repetitions] ?? 1,
            stopsAtFirst: arguments.has(TestCommand.failFast)
        )
        settings = arguments.all(RunCommand.set)
        workforce = Workforce(threads: arguments[SharedOptions.jobs] ?? surroundings.processors)
        junit = arguments[TestCommand.junit]
        html = arguments[SharedOptions.html]
        isForGitHub = arguments.has(TestCommand.github)
        isVerbose = arguments.has(TestCommand.verbose)
        isQuiet = arguments.has(TestCommand.quiet)
        format = arguments[SharedOptions.report] ?? .text
        color = arguments[SharedOptions.color] ?? .auto
    }

    /// Runs the suite, writes every report, and says how it ended.
    func carryOut() throws -> ExitCode {
        try carryOut(files: try ScenarioPaths.files(below: paths), engine: try makeEngine())
    }

    /// Makes the simulators ready.
    func makeEngine() throws -> Engine {
        try Engine(mocks: mocks, settings: settings, near: paths.first, for: TestCommand.declaration.name)
    }

    /// Runs the suite of the given files.
    ///
    /// - Parameters:
    ///   - files: the scenario files.
    ///   - engine: what reads and runs them.
    ///   - isPart: whether they are only a part of what was asked for, in which the filter may find nothing.
    /// - Returns: how it ended.
    /// - Throws: `InputProblem` when nothing fits the filter; `RunFailure` when tvsim itself fails.
    func carryOut(files: [String], engine: Engine, isPart: Bool = false) throws -> ExitCode {
        for file in [junit, html] { try file.map(NewFile.check) }
        let begin = ContinuousClock.now
        var runner = SuiteRunner(engine: engine, workforce: workforce, options: options)
        let pageFile = html.map { PageFile($0) }
        if let pageFile { runner.keeping = { pageFile.keeping } }
        var named = NamedFiles(files, diagnostics: surroundings.diagnostics)
        let items = try runner.items(files, isPart: isPart) { try named.leavesOut($0) }
        if items.isEmpty, !options.filter.isEmpty, options.shard == nil, !isPart {
            throw InputProblem(
                file: paths.joined(separator: ", "),
                message: "no scenario's name or path fits \(options.filter.summary)"
            )
        }
        var suite = SuiteReport(entries: [], seconds: 0, threads: min(workforce.threads, max(items.count, 1)))
        var list = RunList()
        let failure = try run(items, runner, &suite, &list, pageFile)
        suite.seconds = begin.duration(to: .now).inSeconds
        try writeEnding(suite, list)
        try pageFile?.write(title: paths.joined(separator: ", "), suite: suite.json)
        if let failure { throw failure }
        return exitCode(of: suite)
    }

    private func exitCode(of suite: SuiteReport) -> ExitCode {
        if suite.count(.invalid) > 0 { return .wrongInput }
        return suite.count(.failed) > 0 ? .notHeld : .held
    }

    // MARK: While it runs

    private func run(
        _ items: [SuiteItem],
        _ runner: SuiteRunner,
        _ suite: inout SuiteReport,
        _ list: inout RunList,
        _ pageFile: PageFile?
    ) throws -> RunFailure? {
        var progress = Progress(total: items.count, unit: "scenarios", in: surroundings, color: color)
        let lines = SuiteText(page: page)
        let width = RunText.nameWidth(of: items.map { $0.name ?? $0.file })
        var bad = 0
        if format == .json { try surroundings.output.write(list.opening) }
        let (notRun, failure) = try runner.run(items) { entry, drawing in
            pageFile?.add(entry, drawing)
            if entry.verdict != .passed { bad += 1 }
            if format == .json {
                try surroundings.output.write(list.element(entry.json))
            } else if isVerbose {
                try progress.finish()
                try surroundings.output.write(lines.line(entry, nameWidth: width))
            }
            suite.append(entry)
            try progress.update(done: suite.entries.count, failed: bad)
        }
        try progress.finish()
        suite.notRun = notRun
        return failure
    }

    // MARK: At the end

    private var page: PageStyle { surroundings.page(on: surroundings.output, color: color) }

    private func writeEnding(_ suite: SuiteReport, _ list: RunList) throws {
        for case .invalid(let text, _) in suite.entries.map(\.outcome) { try surroundings.diagnostics.write(text) }
        switch format {
        case .json: try surroundings.output.write(list.closing(suite))
        case .text:
            let text = SuiteText(page: page)
            if isVerbose, !suite.entries.isEmpty { try surroundings.output.write("\n") }
            try surroundings.output.write(text.failures(suite) + text.ending(suite, isQuiet: isQuiet))
        }
        if let junit { try NewFile.write(JUnitXML(suite).text, to: junit) }
        if isForGitHub { try writeForGitHub(suite) }
    }

    private func writeForGitHub(_ suite: SuiteReport) throws {
        let text = GitHubText(suite, place: WorkspacePath.placer(in: surroundings))
        // Both streams are read for annotations; the object on standard output must stay whole.
        let stream = format == .json ? surroundings.diagnostics : surroundings.output
        try stream.write(text.annotations)
        if let file = surroundings.environment("GITHUB_STEP_SUMMARY") { try NewFile.append(text.summary, to: file) }
    }
}
