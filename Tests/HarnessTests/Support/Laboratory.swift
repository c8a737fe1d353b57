import Foundation
import Harness
import Scenarios
import Simulation
import Testing
import Wire

/// Runs scenarios that tests write.
enum Laboratory {
    /// The path of a file of the package.
    static func path(_ file: String) -> String { package.appending(path: file).path }

    private static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The runner of all tests; building the schemas once is enough.
    static let runner: Result<ScenarioRunner, any Error> = Result {
        try ScenarioRunner(mocks: MockDirectory(path: path("Mocks")))
    }

    /// The scenarios at the top of `Scenarios/`, by name.
    static let files = [
        "analysis-failure", "api-timeout", "crawl-failure", "happy-path", "spvp-failure", "stuck-analyzer",
    ]

    /// What a file of `Scenarios/` holds.
    static func json(_ name: String) throws -> JSONValue {
        try JSONValue(parsing: try #require(InputFile.read(path("Scenarios/\(name).json"))))
    }

    /// Runs a scenario.
    static func run(_ scenario: JSONValue, seed: UInt64? = nil) throws -> RunReport {
        try runner.get().run(try read(scenario), seed: seed)
    }

    /// Runs a scenario file where it is.
    static func run(file path: String) throws -> RunReport {
        let bytes = try #require(InputFile.read(path))
        return try runner.get().run(try runner.get().read(bytes, file: path))
    }

    /// Writes scenarios into a folder that is there for as long as the body runs.
    static func withFiles(_ files: [String: JSONValue], _ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tvsim-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, scenario) in files {
            try Data(scenario.indentedText.utf8).write(to: folder.appending(path: name))
        }
        try body(folder.path)
    }

    /// Runs a scenario and says what it reached, whether or not its expectations hold.
    static func coverage(of scenario: JSONValue) throws -> RunCoverage {
        try runner.get().coverage(of: try read(scenario)).coverage
    }

    /// Adds an expectation to the scenario of one wishlist, which must then fail, with an explanation that begins so.
    static func expect(
        _ expectation: JSONValue,
        failsBecause why: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let report = try run(scenario(expect: [expectation]))
        let said = try #require(report.expectations.last, sourceLocation: sourceLocation).why
        #expect(report.verdict == .failed, sourceLocation: sourceLocation)
        #expect(said?.hasPrefix(why) == true, "said: \(said ?? "nothing")", sourceLocation: sourceLocation)
    }

    /// Reads a scenario; a mistake in it is an issue of the test.
    static func read(_ scenario: JSONValue) throws -> Scenario {
        try runner.get().read(Array(scenario.indentedText.utf8), file: "test.json")
    }

    /// A scenario with one wishlist of one product, made by mika at 00:01.
    static func scenario(
        faults: [JSONValue] = [],
        steps: [JSONValue] = [],
        settings: JSONValue = [:],
        until: String = "03:00",
        expect: [JSONValue]
    ) -> JSONValue {
        [
            "name": "test", "system": "trend-viewer", "settings": settings,
            "given": ["groups": [["id": 1, "subscription": "active", "members": ["mika"]]]],
            "steps": .array([wishlist] + steps), "faults": .array(faults), "until": .string(until),
            "expect": .array(expect),
        ]
    }

    private static let wishlist: JSONValue = [
        "at": "00:01", "request": "POST /api/v1/general/wishlist-to-group", "as": "mika",
        "body": [
            "name": "Speakers", "products": [["input": "B0A1", "inputType": "asin"]],
            "viewpoints": [
                ["category": "Sound", "details": [["detail": "Sound", "shortDetail": "Sound", "specific": ["bass"]]]]
            ],
        ],
        "expect": ["status": 201],
    ]
}

extension RunReport {
    /// The expectation whose sentence contains a text.
    func expectation(_ part: String) throws -> ExpectationResult {
        try #require(expectations.first { $0.text.contains(part) })
    }
}

extension JSONValue {
    /// The object with another value for a key.
    func with(_ key: String, _ value: JSONValue?) -> JSONValue {
        guard var object else { return self }
        object[key] = value
        return .object(object)
    }
}
