package import Wire

extension ReportGrammar {
    /// The JSON Schema (draft 2020-12) of the report.
    ///
    /// It lets fields pass that it does not know, since fields may be added: what accepts a report today accepts a later one.
    package var schema: JSONValue {
        let definitions = objects.dropFirst().map { ($0.name, Self.schema(of: $0)) }
        var members: [(String, JSONValue)] = [
            ("$schema", "https://json-schema.org/draft/2020-12/schema"),
            ("title", .string(commandLine)),
        ]
        members += objects.prefix(1).flatMap { Self.schema(of: $0).object?.members ?? [] }.map { ($0.key, $0.value) }
        if !definitions.isEmpty { members.append(("$defs", .object(JSONObject(definitions)))) }
        return .object(JSONObject(members))
    }

    private static func schema(of object: ReportObject) -> JSONValue {
        let properties = object.fields.map { ($0.name, schema(of: $0)) }
        let required = object.fields.filter { !$0.isOptional }.map { JSONValue.string($0.name) }
        var members: [(String, JSONValue)] = [
            ("description", .string(object.summary)), ("type", "object"),
            ("properties", .object(JSONObject(properties))), ("required", .array(required)),
        ]
        if object.others != nil { members.append(("additionalProperties", ["type": "string"])) }
        return .object(JSONObject(members))
    }

    private static func schema(of field: ReportObject.Field) -> JSONValue {
        let members = schema(of: field.shape).object?.members.map { ($0.key, $0.value) } ?? []
        return .object(JSONObject([("description", .string(field.summary))] + members))
    }

    private static func schema(of shape: ReportShape) -> JSONValue {
        switch shape {
        case .text: ["type": "string"]
        case .integer: ["type": "integer"]
        case .number: ["type": "number"]
        case .boolean: ["type": "boolean"]
        case .time:
            [
                "type": "string", "format": "date-time",
                "pattern": "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$",
            ]
        case .seed: ["anyOf": [["type": "integer", "minimum": 0], ["type": "string", "pattern": "^\\d{19,20}$"]]]
        case .version: ["const": .integer(RunJSON.version)]
        case .word(let words): ["enum": .array(words.map { .string($0) })]
        case .list(let element): ["type": "array", "items": schema(of: element)]
        case .pair(let first, let second):
            ["type": "array", "prefixItems": [schema(of: first), schema(of: second)], "minItems": 2, "maxItems": 2]
        case .object(let name): ["$ref": .string("#/$defs/\(name)")]
        case .orNull(let shape): ["anyOf": [schema(of: shape), ["type": "null"]]]
        case .either(let shapes): ["anyOf": .array(shapes.map(schema))]
        }
    }
}
