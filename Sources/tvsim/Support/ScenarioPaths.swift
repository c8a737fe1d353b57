internal import Glibc

/// The scenario files below paths that a user names.
enum ScenarioPaths {
    /// Returns the files themselves, and every scenario file below the folders, in the order of the paths and then of
    /// the names.
    ///
    /// - Throws: `InputProblem` when a path is neither, or a folder holds no scenario.
    static func files(below paths: [String]) throws -> [String] {
        var files: [String] = []
        for path in paths {
            guard isFolder(path) else {
                files.append(path)
                continue
            }
            let found = try scenarios(in: path)
            guard !found.isEmpty else { throw InputProblem(file: path, message: "no scenario is below this folder") }
            files += found
        }
        var seen: Set<String> = []
        return files.filter { seen.insert($0).inserted }
    }

    private static func scenarios(in folder: String) throws -> [String] {
        try entries(of: folder).flatMap { name -> [String] in
            let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            if isFolder(path) { return try scenarios(in: path) }
            return name.hasSuffix(".json") && !name.hasSuffix(".schema.json") ? [path] : []
        }
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

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
