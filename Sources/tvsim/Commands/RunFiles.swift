internal import Harness
internal import Scenarios
internal import Storage

/// Where the files of runs go: one run's to the path that was given, those of several into a folder of that name.
struct RunFiles: Sendable {
    /// A run: the scenario's file, its case where the file has several, the seed where the command line gives several.
    typealias Run = (file: String, caseName: String?, seed: UInt64?)

    private let path: String
    private let runs: [Run]
    private let isOneRun: Bool

    /// Makes the places of all runs of a command line.
    init(_ path: String, of scenarios: [Engine.LoadedScenario], seeds: ClosedRange<UInt64>?) {
        self.path = path
        isOneRun = scenarios.count == 1 && seeds == nil
        // Of a range of seeds the two ends are enough to see whether something stands in the way.
        runs = scenarios.flatMap { loaded -> [Run] in
            let (file, text) = (loaded.file, loaded.scenario.caseName)
            guard let seeds else { return [(file, text, nil)] }
            return Set([seeds.lowerBound, seeds.upperBound]).sorted().map { (file, text, $0) }
        }
    }

    // MARK: Records

    /// Makes sure, before anything runs, that no record takes another's place or that of a file of somebody else.
    ///
    /// - Throws: `InputProblem` that names the file; `FileError` when the folder cannot be made.
    func checkRecords() throws {
        var taken: [String: String] = [:]
        for run in runs {
            let target = recordPath(of: run)
            if let other = taken[target], other != run.file {
                throw InputProblem(file: run.file, message: "its record would take the place of that of '\(other)'")
            }
            taken[target] = run.file
            guard !ScenarioPaths.isFolder(target) else {
                throw InputProblem(file: target, message: "a folder is there, and a record is a file")
            }
            guard let header = try ExistingFile.header(target), !header.isEmpty else { continue }
            guard SQLiteFile.Stamp(header: header)?.application == RecordShape.stamp.application else {
                let message = "there is a file that is no run record, and tvsim does not overwrite it"
                throw InputProblem(file: target, message: message)
            }
        }
        if !isFile { try NewFile.makeFolder(path) }
    }

    /// Writes the record of a run.
    func write(record bytes: [UInt8], of run: Run) throws {
        try NewFile.write(bytes: bytes, to: recordPath(of: run))
    }

    private var isFile: Bool { isOneRun && !path.hasSuffix("/") && !ScenarioPaths.isFolder(path) }

    private func recordPath(of run: Run) -> String {
        isFile ? path : ScenarioPaths.joined(path, "\(Self.name(of: run)).tvrun")
    }

    // MARK: Logs

    /// Writes the logs of a run: one run's right below the folder, those of several below a folder each.
    func write(logs: [(path: String, lines: [String])], of run: Run) throws {
        let folder = isOneRun ? path : ScenarioPaths.joined(path, Self.name(of: run))
        for log in logs {
            let file = ScenarioPaths.joined(folder, log.path)
            try NewFile.makeFolder(ScenarioPaths.folder(of: file))
            try NewFile.write(log.lines, to: file)
        }
    }

    /// What a run is called among others: the name of its file without the ending, its case, and the seed.
    private static func name(of run: Run) -> String {
        var name = String(run.file.split(separator: "/").last ?? "run")
        if name.hasSuffix(".json") { name.removeLast(5) }
        let text = run.caseName.map { " [\($0.map { "/\0\n".contains($0) ? "_" : "\($0)" }.joined())]" } ?? ""
        return name + text + (run.seed.map { "-seed-\($0)" } ?? "")
    }
}
