import Foundation
import Testing
import Wire

/// Records of scenarios of the project, made once for all tests.
enum Recording {
    /// Where the record and the logs of a scenario are.
    struct Place: Sendable {
        let record: String
        let logs: URL
    }

    static let stuckAnalyzer = make("stuck-analyzer")
    static let apiTimeout = make("api-timeout")
    static let analysisFailure = make("analysis-failure")

    private static func make(_ name: String) -> Result<Place, any Error> {
        Result {
            let folder = FileManager.default.temporaryDirectory.appending(path: "tvsim-test-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let record = folder.appending(path: "\(name).tvrun").path
            let words = ["run", "Scenarios/\(name).json", "--record", record, "--logs", folder.path, "--quiet"]
            let result = try Program.run(words)
            try #require(result.status == 0, "\(result.diagnostics)")
            return Place(record: record, logs: folder)
        }
    }

    /// The path of a file beside the tests.
    static func fixture(_ name: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)").path
    }

    /// What a statement returns, as the program writes it for programs.
    static func ask(_ place: Result<Place, any Error>, _ words: [String]) throws -> JSONValue {
        let result = try Program.run(["inspect", try place.get().record, "--report", "json"] + words)
        #expect(result.status == 0, "\(result.diagnostics)")
        let document = try JSONValue(parsing: Array(result.output.utf8))
        return try #require(document["results"]?[0])
    }
}
