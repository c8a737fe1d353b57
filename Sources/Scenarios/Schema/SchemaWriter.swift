import Wire

/// Writes the part of the JSON Schema that belongs to one system.
struct SchemaWriter {
    /// The definition of the file itself.
    static let root = "scenario"

    let vocabulary: Vocabulary

    /// The reference to a definition of this system.
    func reference(_ name: String) -> String { "#/$defs/\(vocabulary.system).\(name)" }

    /// The rule that a file of this system keeps to this system's schema.
    var choice: JSONValue {
        [
            "if": ["properties": ["system": ["const": .string(vocabulary.system)]], "required": ["system"]],
            "then": ["$ref": .string(reference(Self.root))],
        ]
    }

    /// The definitions of this system by name.
    func definitions() -> [(String, JSONValue)] {
        var definitions = [(Self.root, file), ("rows", rowsRule), ("faults", faultsRule)]
        for table in vocabulary.tables {
            definitions.append(("given.\(table.name)", given(table)))
            definitions.append(("expected.\(table.name)", expected(table)))
        }
        return definitions.map { ("\(vocabulary.system).\($0.0)", $0.1) }
    }

    /// The file itself: complete when it has a name and extends nothing; another one is there to be extended, or takes
    /// from what it extends what it leaves out.
    private var file: JSONValue {
        let whole = object(ScenarioLanguage.scenario)
        return whole.with("required", nil).with(
            "allOf",
            [
                [
                    "if": ["required": ["name"], "not": ["required": ["extends"]]],
                    "then": ["required": whole["required"] ?? []],
                ]
            ]
        )
    }

    // MARK: Shapes

    /// The schema of a shape.
    func schema(_ shape: Shape) -> JSONValue {
        switch shape {
        case .text: ["type": "string", "minLength": 1]
        case .anyText: ["type": "string"]
        case .choice(let words): Self.orParameter(["enum": .array(words.map { .string($0) })])
        case .integer(let range): Self.orParameter(Self.integer(range))
        case .boolean: Self.orParameter(["type": "boolean"])
        case .yes: Self.orParameter(["const": true])
        case .instant(let allowsPast): ["$ref": allowsPast ? "#/$defs/instantOrPast" : "#/$defs/instant"]
        case .calendarInstant: ["$ref": "#/$defs/calendarInstant"]
        case .duration(let allowsNegative): ["$ref": allowsNegative ? "#/$defs/shift" : "#/$defs/duration"]
        case .probability: ["$ref": "#/$defs/share"]
        case .scalar: ["type": ["string", "number", "boolean", "null"]]
        case .settingValue: ["type": ["string", "number", "boolean"]]
        case .anything: [:]
        case .list(let element, let least):
            Self.typed("array", ("items", schema(element))).with("minItems", least > 0 ? .some(JSONValue(least)) : nil)
        case .pair(let element): ["type": "array", "items": schema(element), "minItems": 2, "maxItems": 2]
        case .map(let value, _): ["type": "object", "additionalProperties": schema(value)]
        case .object(let object): self.object(object)
        case .variants(let objects, _): variants(objects)
        case .either(let shapes): ["anyOf": .array(shapes.map(schema))]
        }
    }

    /// The schema of an object with its keys.
    private func object(_ object: ObjectShape) -> JSONValue {
        let properties = object.keys.map { ($0.name, property($0)) }
        let required = object.keys.filter(\.isRequired).map { JSONValue.string($0.name) }
        let rules = rules(of: object)
        return JSONValue.object(
            JSONObject([
                ("type", "object"), ("properties", .object(JSONObject(properties))), ("additionalProperties", false),
            ])
        ).with("required", required.isEmpty ? nil : .array(required)).with("allOf", rules.isEmpty ? nil : .array(rules))
    }

    private func property(_ key: KeyShape) -> JSONValue {
        let schema = key.names.map { named($0, key) } ?? self.schema(key.shape)
        let declared = key.examples.isEmpty ? key.shape.examples : key.examples
        let examples = schema["examples"]?.array ?? declared
        return schema.with("description", .string(key.description)).with("examples", .array(examples))
    }

    /// Objects that are told apart by the first key of each: exactly one of these keys, then the rest by that one.
    private func variants(_ objects: [ObjectShape]) -> JSONValue {
        let heads = objects.map { ($0.discriminator, property($0.keys[0])) }
        guard objects.contains(where: { $0.keys.count > 1 }) else {
            return [
                "type": "object", "properties": .object(JSONObject(heads)), "additionalProperties": false,
                "minProperties": 1, "maxProperties": 1,
            ]
        }
        let descriptions = objects.map { object -> (String, JSONValue) in
            (object.discriminator, ["description": .string(object.keys[0].description)])
        }
        return [
            "type": "object",
            "properties": .object(JSONObject(descriptions)),
            "oneOf": .array(objects.map { ["required": [.string($0.discriminator)]] }),
            "allOf": .array(
                objects.map { ["if": ["required": [.string($0.discriminator)]], "then": self.object($0)] }
            ),
        ]
    }

    // MARK: Pieces

    static func text(_ pattern: String, _ description: String, _ examples: [JSONValue]) -> JSONValue {
        JSONValue.object(
            JSONObject([("type", "string"), ("pattern", .string(pattern)), ("description", .string(description))])
        ).with("examples", examples.isEmpty ? nil : .array(examples))
    }

    private static func typed(_ type: JSONValue, _ members: (String, JSONValue)...) -> JSONValue {
        .object(JSONObject([("type", type)] + members))
    }

    /// Allows a parameter where something else than a free text is asked for.
    static func orParameter(_ schema: JSONValue) -> JSONValue {
        ["anyOf": [schema, ["$ref": "#/$defs/parameter"]]]
    }

    private static func integer(_ range: ClosedRange<Int64>) -> JSONValue {
        var schema: JSONValue = ["type": "integer"]
        if range.lowerBound > .min { schema = schema.with("minimum", .integer(range.lowerBound)) }
        if range.upperBound < .max { schema = schema.with("maximum", .integer(range.upperBound)) }
        return schema
    }
}

extension JSONValue {
    /// The object with another value for a key; nil leaves the key out.
    func with(_ key: String, _ value: JSONValue?) -> JSONValue {
        guard var object else { return self }
        object[key] = value
        return .object(object)
    }
}
