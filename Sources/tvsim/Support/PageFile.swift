internal import Harness
internal import Reporting
internal import Synchronization
internal import Wire

/// The page of `--html`: takes the runs as they finish, and is written when all have.
final class PageFile: Sendable {
    /// Where it is written.
    let path: String
    private let runs = Mutex(PageRuns())

    init(_ path: String) {
        self.path = path
    }

    /// What the next run should keep for the page: worlds on other threads ask while runs come in.
    var keeping: Engine.Keeping { runs.withLock { $0.drawsPassed } ? .picture : .failure }

    /// Adds a run, with its picture where one was drawn.
    func add(_ report: RunReport, _ drawing: PageDrawing?) {
        let run = PageRun(report, drawing)
        runs.withLock { $0.add(run) }
    }

    /// Adds a file that could not be run.
    func add(invalid file: String, _ diagnostics: [JSONValue]) {
        let run = PageRun(invalid: file, diagnostics: diagnostics)
        runs.withLock { $0.add(run) }
    }

    /// Adds what came of a scenario of a suite.
    func add(_ entry: SuiteEntry, _ drawing: PageDrawing?) {
        switch entry.outcome {
        case .judged(let report): add(report, drawing)
        case .invalid(_, let diagnostics): add(invalid: entry.file, diagnostics)
        }
    }

    /// Writes the page.
    ///
    /// - Parameters:
    ///   - title: what stands at its top.
    ///   - suite: the counts of a suite; null where no suite was run.
    /// - Throws: `FileError`; the file is then what it was before.
    func write(title: String, suite: JSONValue = .null) throws(FileError) {
        let page = ReportPage(title: title, version: Version.text, suite: suite)
        let runs = runs.withLock { $0 }
        try NewFile.write(to: path) { (stream) throws(FileError) in
            try page.write(runs.objects) { (bytes) throws(FileError) in try stream.write(bytes: bytes) }
        }
    }
}
