import Foundation
import Testing
import Wire

/// The JSON Schemas of reports: kept up to date, and true of what the commands print.
@Suite struct ReportSchemaTests {
    static let commands = ["run", "test", "validate", "list", "coverage", "bench"]

    private static func schema(of command: String) throws -> (text: String, value: JSONValue) {
        let result = try Program.run(["schema", "--of", command])
        try #require(result.status == 0, "\(result.diagnostics)")
        return (result.output, try JSONValue(parsing: Array(result.output.utf8)))
    }

    @Test(arguments: commands) func `the kept schema is the one that the program prints`(command: String) throws {
        let text = try Self.schema(of: command).text
        let file = Program.project.appending(path: "docs/schemas/\(command).schema.json")
        if ProcessInfo.processInfo.environment["TVSIM_RECORD"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(file.lastPathComponent); look at it, then run again")
            return
        }
        let kept = try? String(contentsOf: file, encoding: .utf8)
        #expect(kept == text, "\(file.lastPathComponent) differs; TVSIM_RECORD=1 rewrites it")
    }

    /// Command lines whose reports show every kind of object that there is.
    private static let lines: [(words: [String], status: Int32)] =
        [
            (
                [
                    "run", "Scenarios/crawl-failure.json", "Scenarios/stuck-analyzer.json",
                    "Scenarios/canaries/fault.json",
                ], 0
            ),
            (["run", "Scenarios/happy-path.json", "--seed", "18446744073709551615"], 0),
            (["run", "Scenarios/happy-path.json", "--set", "crawl.duration=9h"], 1),
            (["run", "Package.swift", "no-such-file.json", "Scenarios/happy-path.json"], 2),
            (["test", "Scenarios/canaries", "Scenarios/happy-path.json"], 0),
            (["test", "Scenarios/happy-path.json", "--repeat", "2"], 0),
            (["test", "Scenarios/happy-path.json", "--shard", "2/2"], 0),
            (["validate", "Scenarios/happy-path.json", "Package.swift", "no-such-file.json"], 2),
            (["coverage", "Scenarios/happy-path.json", "Scenarios/stuck-analyzer.json"], 1),
            (["coverage", "Scenarios/happy-path.json", "--missing"], 1),
        ]
        + ["systems", "commands", "settings", "faults", "invariants", "branches", "incidents"].map {
            (["list", $0], 0)
        }

    @Test(arguments: lines) func `what a command prints keeps to its schema`(words: [String], status: Int32) throws {
        let result = try Program.run(words + ["--report", "json"])
        #expect(result.status == status, "\(result.diagnostics)")
        let checker = ReportChecker(document: try Self.schema(of: words[0]).value)
        #expect(checker.problems(of: try JSONValue(parsing: Array(result.output.utf8))) == [])
    }

    private static let mistakes: [(edit: @Sendable (inout JSONObject) -> Void, problem: String)] = [
        ({ $0["version"] = 2 }, "$.version is not 1"), ({ $0["suite"] = nil }, "$ has no suite"),
        ({ $0["more"] = true }, "$.more is in no schema"), ({ $0["runs"] = ["x"] }, "$.runs[0] is no object"),
        ({ $0["suite"] = ["passed": "1"] }, "$.suite.passed is no integer"),
    ]

    @Test func `a report that does not keep to the schema is found out`() throws {
        let checker = ReportChecker(document: try Self.schema(of: "test").value)
        let result = try Program.run(["test", "Scenarios/happy-path.json", "--shard", "2/2", "--report", "json"])
        let report = try #require(try JSONValue(parsing: Array(result.output.utf8)).object)
        for (edit, problem) in Self.mistakes {
            var wrong = report
            edit(&wrong)
            #expect(checker.problems(of: .object(wrong)).contains(problem))
        }
    }
}

/// Holds a value to a schema of a report, as far as those go; a field that the schema does not know is a problem too.
private struct ReportChecker {
    let document: JSONValue

    func problems(of value: JSONValue) -> [String] { problems(of: value, document, at: "$") }

    private func problems(of value: JSONValue, _ schema: JSONValue, at place: String) -> [String] {
        if let name = schema["$ref"]?.string?.split(separator: "/").last {
            guard let definition = document["$defs"]?[String(name)] else { return ["\(name) is not defined"] }
            return problems(of: value, definition, at: place)
        }
        if let wanted = schema["const"] { return value == wanted ? [] : ["\(place) is not \(wanted.text)"] }
        if let words = schema["enum"]?.array { return words.contains(value) ? [] : ["\(place) is no known word"] }
        if let choices = schema["anyOf"]?.array {
            let found = choices.map { problems(of: value, $0, at: place) }
            return found.contains([]) ? [] : found.max { $0.count < $1.count } ?? []
        }
        switch (schema["type"]?.string, value) {
        case ("string", .string), ("integer", .integer), ("number", .integer), ("number", .real), ("boolean", .bool),
            ("null", .null):
            return []
        case ("array", .array(let elements)):
            return elements.enumerated().flatMap { index, element in
                problems(of: element, schema["items"] ?? .null, at: "\(place)[\(index)]")
            }
        case ("object", .object(let object)): return problems(of: object, schema, at: place)
        default: return ["\(place) is no \(schema["type"]?.string ?? "value")"]
        }
    }

    private func problems(of object: JSONObject, _ schema: JSONValue, at place: String) -> [String] {
        let required = schema["required"]?.array?.compactMap(\.string) ?? []
        let missing = required.filter { object[$0] == nil }.map { "\(place) has no \($0)" }
        return missing
            + object.members.flatMap { member in
                guard let known = schema["properties"]?[member.key] ?? schema["additionalProperties"] else {
                    return ["\(place).\(member.key) is in no schema"]
                }
                return problems(of: member.value, known, at: "\(place).\(member.key)")
            }
    }
}
