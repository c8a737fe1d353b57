import Glibc
package import Wire

/// The data of the simulators: `Mocks/` with a behaviour profile for each service and fixtures (docs/mocks.md).
package struct MockDirectory: Sendable {
    /// Where the data is.
    package let path: String

    /// Takes the data from a folder.
    package init(path: String) {
        self.path = path
    }

    /// Finds the folder: beside the program or above it, or where `make install` puts it.
    ///
    /// The working directory does not matter, so that a run is the same wherever it is started.
    ///
    /// - Parameters:
    ///   - explicit: the folder that the user names, which is then the only one looked at.
    ///   - scenario: a scenario file, above which the folder is looked for at last.
    /// - Returns: the folder.
    /// - Throws: `MockProblem` when there is none.
    package static func find(explicit: String? = nil, near scenario: String? = nil) throws(MockProblem) -> MockDirectory
    {
        if let explicit {
            guard isDirectory(explicit) else {
                throw MockProblem(file: explicit, message: "there is no such folder; --mocks needs one like Mocks/")
            }
            return MockDirectory(path: explicit)
        }
        for start in [executable, scenario.flatMap(absolute)].compactMap(\.self) {
            for folder in ancestors(of: start) {
                for candidate in ["\(folder)/Mocks", "\(folder)/share/tvsim/Mocks"] where isDirectory(candidate) {
                    return MockDirectory(path: candidate)
                }
            }
        }
        throw MockProblem(
            file: "Mocks",
            message:
                "the simulators' data was not found beside the program nor above the scenario; name it with --mocks"
        )
    }

    /// Reads one file.
    ///
    /// - Parameter name: the file below the folder: `crawler.json`, `fixtures/products.json`.
    /// - Returns: the JSON value in it.
    /// - Throws: `MockProblem` with the place that is wrong.
    package func json(_ name: String) throws(MockProblem) -> JSONValue {
        let file = "\(path)/\(name)"
        guard let bytes = InputFile.read(file) else { throw MockProblem(file: file, message: "cannot be read") }
        do {
            return try JSONValue(parsing: bytes)
        } catch {
            throw MockProblem(file: file, message: "\(error)")
        }
    }

    private static var executable: String? { resolved("/proc/self/exe") }

    private static func absolute(_ path: String) -> String? { resolved(path) }

    private static func resolved(_ path: String) -> String? {
        guard let pointer = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(pointer) }
        return unsafe String(cString: pointer)
    }

    private static func ancestors(of path: String) -> [String] {
        var folders: [String] = []
        var rest = Substring(path)
        while let slash = rest.lastIndex(of: "/") {
            rest = rest[..<slash]
            folders.append(String(rest))
        }
        return folders
    }

    private static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
