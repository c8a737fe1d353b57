import Foundation

/// Files and folders that live as long as a test.
enum Scratch {
    /// Makes an empty file.
    static func file() throws -> URL {
        let file = FileManager.default.temporaryDirectory.appending(path: "tvsim-test-\(UUID().uuidString)")
        try Data().write(to: file)
        return file
    }

    /// Calls `body` with an empty folder and removes it afterwards.
    static func withFolder<Outcome>(_ body: (URL) throws -> Outcome) throws -> Outcome {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tvsim-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }
}
