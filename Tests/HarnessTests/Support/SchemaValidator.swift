import Wire

/// Checks a value against a JSON Schema: as much of draft 2020-12 as the schema of scenarios uses, read from the
/// standard and not from what writes the schema.
struct SchemaValidator {
    let document: JSONValue

    /// Keywords that only explain.
    private static let annotations: Set<String> = [
        "$schema", "$defs", "title", "description", "examples", "default", "then", "if",
    ]

    /// Where the value first breaks the schema, or nil.
    func problem(_ value: JSONValue) throws -> String? { try problem(value, document, "$") }

    /// Where the value first breaks a part of the schema, or nil.
    func problem(_ value: JSONValue, under part: JSONValue) throws -> String? { try problem(value, part, "$") }

    private func problem(_ value: JSONValue, _ schema: JSONValue, _ path: String) throws -> String? {
        if let flag = schema.bool { return flag ? nil : "\(path) is not allowed" }
        for member in try Self.members(schema) {
            if let found = try problem(value, member.key, member.value, schema, path) { return found }
        }
        return nil
    }

    private func problem(
        _ value: JSONValue,
        _ keyword: String,
        _ rule: JSONValue,
        _ schema: JSONValue,
        _ path: String
    ) throws -> String? {
        func miss(_ holds: Bool) -> String? { holds ? nil : "\(path) breaks \(keyword) \(rule.text)" }
        let length = value.array?.count ?? value.object?.members.count ?? 0
        switch keyword {
        case "$ref": return try problem(value, resolve(rule.string ?? ""), path)
        case "type": return miss((rule.array ?? [rule]).contains { Self.type($0.string ?? "", fits: value) })
        case "enum": return miss((rule.array ?? []).contains(value))
        case "const": return miss(rule == value)
        case "minLength": return miss((value.string?.unicodeScalars.count ?? .max) >= rule.integer ?? 0)
        case "pattern":
            let pattern = try Regex(rule.string ?? "")
            return miss(value.string.map { $0.contains(pattern) } ?? true)
        case "minimum": return miss(Self.number(value) ?? .infinity >= Self.number(rule) ?? 0)
        case "exclusiveMinimum": return miss(Self.number(value) ?? .infinity > Self.number(rule) ?? 0)
        case "maximum": return miss(Self.number(value) ?? -.infinity <= Self.number(rule) ?? 0)
        case "minItems": return miss(value.array == nil || length >= rule.integer ?? 0)
        case "maxItems": return miss(value.array == nil || length <= rule.integer ?? 0)
        case "minProperties": return miss(value.object == nil || length >= rule.integer ?? 0)
        case "maxProperties": return miss(value.object == nil || length <= rule.integer ?? 0)
        case "required":
            return miss(value.object == nil || (rule.array ?? []).allSatisfy { value[$0.string ?? ""] != nil })
        case "items":
            return try (value.array ?? []).enumerated().lazy.compactMap {
                try problem($0.element, rule, "\(path)[\($0.offset)]")
            }.first
        case "properties", "additionalProperties", "propertyNames":
            return try problem(ofMembersIn: value, keyword, rule, schema, path)
        case "allOf": return try (rule.array ?? []).lazy.compactMap { try problem(value, $0, path) }.first
        case "not": return miss(try problem(value, rule, path) != nil)
        case "anyOf": return miss(try (rule.array ?? []).contains { try problem(value, $0, path) == nil })
        case "oneOf": return miss(try (rule.array ?? []).count { try problem(value, $0, path) == nil } == 1)
        case _ where Self.annotations.contains(keyword):
            guard keyword == "if", let then = schema["then"], try problem(value, rule, path) == nil else { return nil }
            return try problem(value, then, path)
        default: throw Unknown(keyword: keyword)
        }
    }

    private func problem(
        ofMembersIn value: JSONValue,
        _ keyword: String,
        _ rule: JSONValue,
        _ schema: JSONValue,
        _ path: String
    ) throws -> String? {
        for member in value.object?.members ?? [] {
            let place = "\(path).\(member.key)"
            let declared = schema["properties"]?[member.key]
            var found: String?
            if keyword == "propertyNames" { found = try problem(.string(member.key), rule, "the key of \(place)") }
            if keyword == "properties", let declared { found = try problem(member.value, declared, place) }
            if keyword == "additionalProperties", declared == nil { found = try problem(member.value, rule, place) }
            if let found { return found }
        }
        return nil
    }

    /// A keyword that this checker does not know: the schema has outgrown it.
    struct Unknown: Error {
        let keyword: String
    }

    private func resolve(_ reference: String) throws -> JSONValue {
        var value = document
        for key in reference.split(separator: "/").dropFirst() {
            guard let next = value[String(key)] else { throw Unknown(keyword: reference) }
            value = next
        }
        return value
    }

    private static func members(_ schema: JSONValue) throws -> [JSONObject.Member] {
        guard let object = schema.object, object.members.allSatisfy({ $0.value != .null }) else {
            throw Unknown(keyword: schema.text)
        }
        return object.members
    }

    private static func type(_ name: String, fits value: JSONValue) -> Bool {
        switch (name, value) {
        case ("null", .null), ("boolean", .bool), ("integer", .integer), ("number", .integer), ("number", .real),
            ("string", .string), ("array", .array), ("object", .object):
            true
        default: false
        }
    }

    private static func number(_ value: JSONValue) -> Double? {
        switch value {
        case .integer(let number): Double(number)
        case .real(let number): number
        default: nil
        }
    }
}
