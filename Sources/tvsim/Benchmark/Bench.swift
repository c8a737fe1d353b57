internal import Harness
internal import Reporting
internal import Storage
internal import Wire

/// The measurements of `tvsim bench`.
struct Bench {
    let engine: Engine
    /// The folder with the scenarios that are measured.
    let folder: String
    let mocks: String?
    /// How many threads the suite is run on.
    let processors: Int

    private var crawlFailure: String { "\(folder)/crawl-failure.json" }
    private var happyPath: String { "\(folder)/happy-path.json" }

    /// Measures everything.
    ///
    /// - Throws: `InputProblem` when a scenario cannot be read, and whatever a run throws.
    func figures() throws -> [BenchReport.Figure] {
        let one = try workload(wishlists: 1)
        let many = try workload(wishlists: 200)
        return try [
            startToExit(),
            run("24 h of the happy path, 1 wishlist", one, times: 15, target: 0.1),
            run("24 h of the happy path, 200 wishlists over 12 h", many, times: 3, target: 1),
            overDatabase("1 wishlist: a run over SQLite alone", one, times: 15),
            overDatabase("200 wishlists: a run over SQLite alone", many, times: 3),
            scenariosPerSecond(),
        ] + wholeSuite()
    }

    private func workload(wishlists: Int) throws -> Engine.LoadedScenario {
        let bytes = try ExistingFile.input(happyPath)
        // What is wrong with the file itself is told with its own places first.
        _ = try engine.read(bytes, file: happyPath)
        let workload = try Workload(base: JSONValue(parsing: bytes)).staggered(wishlists: wishlists)
        return try engine.read(Array(workload.text.utf8), file: "\(happyPath) with \(wishlists) wishlists")[0]
    }

    /// From the start of a process to its end, beside the shortest process that there is.
    private func startToExit() throws -> BenchReport.Figure {
        let words = ["run", crawlFailure] + (mocks.map { ["--mocks", $0] } ?? [])
        let own = ChildProcess.ownPath
        guard ChildProcess.run(own, words) == 0 else {
            throw InputProblem(file: crawlFailure, message: "the scenario does not pass; 'tvsim run' says why")
        }
        let process = Stopwatch.median(of: 21) { _ = ChildProcess.run(own, words) }
        let shortest = Stopwatch.median(of: 21) { _ = ChildProcess.run("/bin/true", []) }
        return .init(
            "tvsim run crawl-failure.json, start to exit",
            process,
            .seconds,
            target: 0.05,
            ratio: process / shortest,
            over: "/bin/true"
        )
    }

    private func run(
        _ name: String,
        _ scenario: Engine.LoadedScenario,
        times: Int,
        target: Double
    ) throws -> BenchReport.Figure {
        let seconds = try Stopwatch.median(of: times) { _ = try engine.run(scenario) }
        return .init(name, seconds, .seconds, target: target)
    }

    private func overDatabase(
        _ name: String,
        _ scenario: Engine.LoadedScenario,
        times: Int
    ) throws -> BenchReport.Figure {
        let (replay, statements) = try engine.replay(of: scenario)
        let alone = try Stopwatch.reportedMedian(of: times) { try replay.run(timedBy: Stopwatch.measure).elapsed }
        let whole = try Stopwatch.median(of: times) { _ = try engine.run(scenario) }
        let ratio = whole / alone
        return .init(
            name,
            ratio,
            .ratio,
            target: 2,
            ratio: ratio,
            over: "\(FigureText.count(statements)) statements in \(FigureText.seconds(alone))"
        )
    }

    /// Whole scenarios on one core: a fresh world, a fresh database, the run, its verdict.
    private func scenariosPerSecond() throws -> BenchReport.Figure {
        let scenario = try engine.load(crawlFailure)[0]
        let (_, statements) = try engine.replay(of: scenario)
        let events = try engine.run(scenario).report.events
        let count = 200
        let seconds = try Stopwatch.median(of: 3) { () throws -> Void in
            for seed in 1...UInt64(count) { _ = try engine.run(scenario, seed: seed) }
        }
        return .init(
            "crawl-failure.json from a fresh database, on one core",
            Double(count) / seconds,
            .perSecond,
            over: "each \(FigureText.count(events)) events, \(FigureText.count(statements)) statements"
        )
    }

    /// A folder of many scenarios as `tvsim test` runs it: found, read, run and judged, on all processors.
    private func wholeSuite() throws -> [BenchReport.Figure] {
        let count = 500
        let base = try JSONValue(parsing: ExistingFile.input(crawlFailure))
        let suite = try GeneratedSuite(of: base, count: count, below: "/tmp")
        let folder = suite.folder
        let runner = SuiteRunner(engine: engine, workforce: Workforce(threads: processors), options: .init())
        var bad = 0
        let seconds = try Stopwatch.median(of: 3) { () throws -> Void in
            let items = try runner.items(ScenarioPaths.files(below: [folder]))
            _ = try runner.run(items) { entry, _ in if entry.verdict != .passed { bad += 1 } }
        }
        guard bad == 0 else { throw InputProblem(file: crawlFailure, message: "it does not pass with every seed") }
        let threads = FigureText.counted(processors, "thread")
        return [
            .init("\(count) scenarios through tvsim test, on \(threads)", seconds, .seconds, target: 5),
            .init("  a second and core", Double(count) / seconds / Double(processors), .perSecond),
        ]
    }
}
