import Harness
import Testing
import Wire

/// Editors explain and complete every key: each has a description and examples, and each example is right.
struct SchemaExampleTests {
    private static let document = Result { try JSONValue(parsing: Array(try Systems.schema(of: Systems.names).utf8)) }

    /// Every key of the language and every setting in a schema, with its path; columns are the tables' own.
    private static func keys(_ schema: JSONValue, _ path: String, _ visit: (String, JSONValue) -> Void) {
        for member in schema["properties"]?.object?.members ?? [] {
            visit("\(path).\(member.key)", member.value)
            keys(member.value, "\(path).\(member.key)", visit)
        }
        for name in ["items", "then", "additionalProperties"] {
            if let part = schema[name], part.object != nil { keys(part, path, visit) }
        }
        for name in ["anyOf", "allOf", "oneOf"] {
            for part in schema[name]?.array ?? [] { keys(part, path, visit) }
        }
    }

    private static func root() throws -> JSONValue {
        try #require(try document.get()["$defs"]?["trend-viewer.scenario"])
    }

    @Test func `Every key has a description and examples`() throws {
        var count = 0
        var seen: [String: (description: Bool, examples: Bool)] = [:]
        Self.keys(try Self.root(), "$") { path, schema in
            count += 1
            // A key that tells variants apart stands in their list with its words, and in its own variant with all.
            guard schema["$ref"]?.string?.contains(".given.") != true else { return }
            let old = seen[path] ?? (false, false)
            seen[path] = (
                old.description || schema["description"]?.string?.isEmpty == false,
                old.examples || schema["examples"]?.array?.isEmpty == false
            )
        }
        #expect(count > 150)
        let settings = seen.filter { $0.key.hasPrefix("$.settings.") && !$0.value.description }.keys.sorted()
        let bare = seen.filter {
            !$0.key.hasPrefix("$.given.rows.") && !$0.key.hasPrefix("$.settings.") && !$0.key.contains(".except.")
                && !($0.value.description && $0.value.examples)
        }.keys.sorted()
        #expect(settings == [])
        #expect(bare == [])
    }

    @Test func `Every example fits its own key`() throws {
        let validator = SchemaValidator(document: try Self.document.get())
        var keys: [(path: String, schema: JSONValue)] = []
        Self.keys(try Self.root(), "$") { keys.append(($0, $1)) }
        var wrong: [String] = []
        var count = 0
        for key in keys {
            for example in key.schema["examples"]?.array ?? [] {
                count += 1
                if let problem = try validator.problem(example, under: key.schema) {
                    wrong.append("\(key.path): \(example.text): \(problem)")
                }
            }
        }
        #expect(count > 300)
        #expect(wrong == [])
    }
}
