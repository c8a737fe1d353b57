internal import Reporting
internal import Synchronization
internal import Wire

/// The page of `--html`: takes the runs as they finish, and is written when all have.
final class PageFile: Sendable {
    private let path: String
    private let runs = Mutex(PageRuns())

    init(_ path: String) {
        self.path = path
    }

    /// What the next run should keep for the page: worlds on other threads ask while runs come in.
    var keeping: Engine.Keeping { runs.withLock { $0.drawsPassed } ? .picture : .page }

    /// Adds a run.
    func add(_ run: PageRun) { runs.withLock { $0.add(run) } }

    /// Adds a file that could not be run.
    func add(_ problem: InputProblem) {
        let object = RunJSON.invalid(file: problem.file, diagnostics: problem.diagnostics)
        add(PageRun(invalid: object, command: "tvsim validate \(ShellText.quoted(problem.file))"))
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
