internal import Harness
internal import Reporting

/// Reads and runs the scenarios of a suite, each in a world of its own, on all threads.
struct SuiteRunner {
    /// How a suite is run.
    struct Options: Sendable {
        var filter = SuiteFilter([])
        var shard: Shard?
        /// Values for the parameters of the scenarios that have them.
        var parameters = SuiteParameters([])
        /// The seed for every scenario instead of its own.
        var seed: UInt64?
        /// How often each scenario is run.
        var repetitions = 1
        /// Whether the first scenario that does not pass ends the suite.
        var stopsAtFirst = false
    }

    let engine: Engine
    let workforce: Workforce
    let options: Options
    /// What a run keeps besides its report; asked before each.
    var keeping: @Sendable () -> Engine.Keeping = { [] }

    /// What came of one run, with its picture where one was drawn.
    typealias Ending = (entry: SuiteEntry, drawing: PageDrawing?)

    /// Reads files and returns those that are meant, in their order.
    ///
    /// - Parameters:
    ///   - files: the files.
    ///   - isPart: whether they are only a part of the suite, which need not have every parameter that has a value.
    ///   - isLeftOut: says of a file that is no scenario whether it is left out.
    /// - Returns: what is to be run, and what could not be read.
    /// - Throws: what `isLeftOut` throws; `InputProblem` when no scenario has a parameter that was given a value;
    ///   `RunFailure` when tvsim itself fails.
    func items(
        _ files: [String],
        isPart: Bool = false,
        unless isLeftOut: (InputProblem) throws -> Bool = { _ in false }
    ) throws -> [SuiteItem] {
        let (engine, parameters) = (engine, options.parameters)
        var items: [SuiteItem] = []
        try workforce.run(files.count) { index in
            Result { () throws -> [SuiteItem] in
                do {
                    let choice = CaseChoice(parameters: parameters.meant(for: files[index], by: engine))
                    return try engine.load(files[index], cases: choice).map { .ready($0) }
                } catch let problem as InputProblem {
                    return [.broken(problem)]
                } catch {
                    throw RunFailure(file: files[index], seed: nil, error: error)
                }
            }
        } receive: { _, result in
            let read = try result.get()
            if case .broken(let problem)? = read.first, try isLeftOut(problem) { return }
            items += read
        }
        let meant = items.filter { options.filter.accepts(path: $0.file, name: $0.name) }
        if !isPart, !meant.isEmpty { try parameters.check(against: meant, by: engine) }
        return options.shard?.part(of: meant) ?? meant
    }

    /// Runs what was read.
    ///
    /// - Parameters:
    ///   - items: the scenarios, in the order of the suite.
    ///   - receive: takes each result as soon as all before it are there.
    /// - Returns: how many were left out, and what tvsim itself failed at, if it did; nothing is run after that.
    /// - Throws: what `receive` throws.
    func run(_ items: [SuiteItem], receive: (Ending) throws -> Void) throws -> (notRun: Int, failure: RunFailure?) {
        let (engine, seed, times, keeping) = (engine, options.seed, options.repetitions, keeping)
        var reports: [RunReport] = []
        var drawing: PageDrawing?
        var done = 0
        do {
            try workforce.run(items.count * times) { index -> Result<Ending, RunFailure> in
                switch items[index / times] {
                case .broken(let problem): return .success((SuiteEntry(problem), nil))
                case .ready(let scenario):
                    do {
                        let outcome = try engine.run(scenario, seed: seed, keeping: keeping())
                        let entry = SuiteEntry(file: scenario.file, outcome: .judged(outcome.report))
                        return .success((entry, outcome.drawing))
                    } catch {
                        return .failure(RunFailure(file: scenario.file, seed: seed, error: error))
                    }
                }
            } receive: { index, result in
                var (entry, drawn) = try result.get()
                drawing = drawing ?? drawn
                if let report = entry.report { reports.append(report) }
                guard index % times == times - 1 else { return }
                if !reports.isEmpty {
                    entry = SuiteEntry(file: entry.file, outcome: .judged(Repetitions.merged(reports)))
                }
                defer { (reports, drawing) = ([], nil) }
                done += 1
                try receive((entry, drawing))
                if options.stopsAtFirst, entry.verdict != .passed { throw Stop() }
            }
        } catch is Stop {
            return (items.count - done, nil)
        } catch let failure as RunFailure {
            return (items.count - done, failure)
        }
        return (0, nil)
    }

    /// Ends the work early.
    private struct Stop: Error {}
}
