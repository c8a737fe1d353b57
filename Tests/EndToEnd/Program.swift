import Foundation

/// The built program, run as a user runs it.
struct Program {
    /// What came of one process.
    struct Result: Sendable {
        let status: Int32
        let output: String
        let diagnostics: String
    }

    /// The binary beside the test bundle.
    static let tvsim = bundle.appending(path: "tvsim")

    /// The project's folder.
    static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static var bundle: URL {
        let path = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(filePath: path).deletingLastPathComponent()
    }

    /// Runs tvsim with `words` and waits for its end.
    static func run(
        _ words: [String],
        in folder: URL = project,
        environment: [String: String] = [:]
    ) throws -> Result {
        try run(tvsim, words, in: folder, environment: environment)
    }

    /// Runs any program; it sees nothing of the tests' own environment but the search path.
    static func run(
        _ executable: URL,
        _ words: [String],
        in folder: URL = project,
        environment: [String: String] = [:]
    ) throws -> Result {
        let process = Process()
        process.executableURL = executable
        process.arguments = words
        process.currentDirectoryURL = folder
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        process.environment = ["PATH": path, "COLUMNS": "100"].merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        let (output, diagnostics) = (try Scratch.file(), try Scratch.file())
        defer {
            try? FileManager.default.removeItem(at: output)
            try? FileManager.default.removeItem(at: diagnostics)
        }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: diagnostics)
        try process.run()
        let patience = Patience(with: process)
        process.waitUntilExit()
        patience.end()
        return Result(
            status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
            output: try String(contentsOf: output, encoding: .utf8),
            diagnostics: try String(contentsOf: diagnostics, encoding: .utf8)
        )
    }
}
