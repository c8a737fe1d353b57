internal import Harness
internal import Scenarios

/// Which files the scenarios of a suite are made of, so that a changed one runs again what extends it.
struct SuiteBases {
    private var bases: [String: [String]] = [:]

    /// Looks again at what some files extend.
    mutating func update(_ files: [String]) {
        for file in files {
            bases[file] =
                InputFile.read(file).map { ScenarioReader.bases(of: $0, file: file, open: InputFile.read) } ?? []
        }
    }

    /// The folders of all files that are extended.
    var folders: [String] {
        let all = bases.values.flatMap(\.self).map(ScenarioPaths.folder)
        return Set(all).sorted().filter(ScenarioPaths.isFolder)
    }

    /// The files of a suite that changed themselves or extend, at any depth, what changed; in the order of the suite.
    ///
    /// - Returns: the files, or nil when a change touches none that is known: it may be a file that is new or gone.
    func touched(by changed: [String], of files: [String]) -> [String]? {
        let touched = files.filter { file in
            ([file] + (bases[file] ?? [])).contains { part in changed.contains { Self.areSame($0, part) } }
        }
        return touched.isEmpty ? nil : touched
    }

    /// Whether two paths mean the same file, there or gone.
    private static func areSame(_ one: String, _ other: String) -> Bool {
        ScenarioPaths.areSame(one, other) || plain(one) == plain(other)
    }

    private static func plain(_ path: String) -> String { path.hasPrefix("./") ? String(path.dropFirst(2)) : path }
}
