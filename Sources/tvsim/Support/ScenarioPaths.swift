internal import Glibc

/// The scenario files below paths that a user names.
enum ScenarioPaths {
    /// Returns the files themselves, and every scenario file below the folders, in the order of the paths and then of
    /// the names.
    ///
    /// A file whose name ends in `.base.json` is there to be extended: it is listed only when it is named itself.
    /// A file that is reached in two ways is listed once, where it is reached first; a folder that contains itself
    /// through a link is entered once.
    ///
    /// - Throws: `InputProblem` when a folder holds no scenario; `FileError` when one cannot be read.
    static func files(below paths: [String]) throws -> [String] {
        var files: [String] = []
        for path in paths {
            guard let folder = Identity(path), folder.isFolder else {
                files.append(path)
                continue
            }
            var entered: Set<Identity> = []
            let found = try scenarios(in: path, folder, &entered)
            guard !found.isEmpty else { throw InputProblem(file: path, message: "no scenario is below this folder") }
            files += found
        }
        var seen: Set<Identity> = []
        var missing: Set<String> = []
        return files.filter { file in
            Identity(file).map { seen.insert($0).inserted } ?? missing.insert(file).inserted
        }
    }

    /// The folders themselves, and every folder below them: where a scenario may appear.
    static func folders(below paths: [String]) throws -> [String] {
        var folders: [String] = []
        var entered: Set<Identity> = []
        func enter(_ path: String) throws {
            guard let folder = Identity(path), folder.isFolder, entered.insert(folder).inserted else { return }
            folders.append(path)
            for name in try entries(of: path) { try enter(joined(path, name)) }
        }
        for path in paths { try enter(path) }
        return folders
    }

    /// Whether a name is that of a scenario file, or of one that scenarios extend.
    static func isScenario(_ name: String) -> Bool { name.hasSuffix(".json") && !name.hasSuffix(".schema.json") }

    /// Whether a name says that the file is there to be extended.
    static func isBase(_ name: String) -> Bool { name.hasSuffix(".base.json") }

    /// Whether there is a folder at a path.
    static func isFolder(_ path: String) -> Bool { Identity(path)?.isFolder ?? false }

    /// The folder that a path's last name stands in: `.` for a name alone.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Whether there is anything at a path.
    static func exists(_ path: String) -> Bool { Identity(path) != nil }

    /// Whether two paths lead to the same file.
    static func areSame(_ one: String, _ other: String) -> Bool {
        guard let identity = Identity(one) else { return false }
        return identity == Identity(other)
    }

    private static func scenarios(
        in path: String,
        _ folder: Identity,
        _ entered: inout Set<Identity>
    ) throws -> [String] {
        guard entered.insert(folder).inserted else { return [] }
        var files: [String] = []
        for name in try entries(of: path) {
            let path = joined(path, name)
            guard let identity = Identity(path) else {
                // A link that leads nowhere, or a name that is no text: a scenario that is missed must not be one the less.
                if isScenario(name), !name.hasSuffix(".base.json") { files.append(path) }
                continue
            }
            // What is neither file nor folder holds no scenario.
            if identity.isFolder {
                files += try scenarios(in: path, identity, &entered)
            } else if identity.isFile, isScenario(name), !isBase(name) {
                files.append(path)
            }
        }
        return files
    }

    /// The path of a name in a folder.
    static func joined(_ folder: String, _ name: String) -> String {
        folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }

    /// The names in a folder that are not hidden, in order.
    private static func entries(of folder: String) throws -> [String] {
        guard let directory = unsafe opendir(folder) else {
            throw FileError(doing: "reading the folder '\(folder)'", code: errno)
        }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// What a path leads to, whatever links are on the way.
    private struct Identity: Hashable {
        private let device: dev_t
        private let number: ino_t
        private let mode: mode_t

        init?(_ path: String) {
            var status = Glibc.stat()
            guard unsafe stat(path, &status) == 0 else { return nil }
            (device, number, mode) = (status.st_dev, status.st_ino, status.st_mode & S_IFMT)
        }

        var isFolder: Bool { mode == S_IFDIR }
        var isFile: Bool { mode == S_IFREG }
    }
}
