import Testing
import Wire

/// Holds a value to a schema of a report, as far as those go; a field that the schema does not know is a problem too.
final class ReportChecker {
    private let document: JSONValue
    /// The objects of the schema that a value kept to.
    private(set) var reached: Set<String> = []

    /// Makes a checker of the schema that `tvsim schema --of NAME` prints.
    init(_ name: String) throws { document = try Self.schema(of: name).value }

    /// What `tvsim schema --of NAME` prints.
    static func schema(of name: String) throws -> (text: String, value: JSONValue) {
        let result = try Program.run(["schema", "--of", name])
        try #require(result.status == 0, "\(result.diagnostics)")
        return (result.output, try JSONValue(parsing: Array(result.output.utf8)))
    }

    /// The names of all objects of the schema, the report itself left out.
    var objects: Set<String> { Set(document["$defs"]?.object?.members.map(\.key) ?? []) }

    /// What keeps a report from being what the schema says, each with the place.
    func problems(of value: JSONValue) -> [String] { problems(of: value, document, at: "$") }

    private func problems(of value: JSONValue, _ schema: JSONValue, at place: String) -> [String] {
        if let name = schema["$ref"]?.string?.split(separator: "/").last {
            guard let definition = document["$defs"]?[String(name)] else { return ["\(name) is not defined"] }
            let found = problems(of: value, definition, at: place)
            if found.isEmpty { reached.insert(String(name)) }
            return found
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
            if let pair = schema["prefixItems"]?.array {
                guard elements.count == pair.count else { return ["\(place) has not \(pair.count) elements"] }
                return zip(elements, pair).flatMap { problems(of: $0, $1, at: place) }
            }
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
