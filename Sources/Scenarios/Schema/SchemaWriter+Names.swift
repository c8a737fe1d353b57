import Simulation
import Wire

extension SchemaWriter {
    /// The schema of a key whose values are names of the vocabulary.
    func named(_ thing: NamedThing, _ key: KeyShape) -> JSONValue {
        switch thing {
        case .system: ["const": .string(vocabulary.system)]
        case .settings: settings
        case .rowsByTable:
            Self.closed(
                vocabulary.tables.map { table in
                    (table.name, ["type": "array", "items": ["$ref": .string(reference("given.\(table.name)"))]])
                }
            )
        case .table: Self.orParameter(["enum": .array(vocabulary.tables.map { .string($0.name) })])
        case .columns: schema(key.shape)
        case .command: command
        case .service: Self.orParameter(["enum": .array(vocabulary.hosts.map { .string($0) })])
        case .request:
            Self.text("^(\(HTTPCall.methods.joined(separator: "|"))) /\\S*$|\(Self.placeholder)", "", requests)
        case .call: call
        case .faultTarget: faultTarget
        case .invariants: invariants
        case .reasonsByInvariant:
            Self.closed(vocabulary.invariants.map { ($0.id, ["type": "string", "description": .string($0.text)]) })
        case .repair(let verb):
            Self.orParameter(
                [
                    "oneOf": .array(
                        vocabulary.repairs.filter { $0.verb == verb }.map {
                            ["const": .string($0.name), "description": .string($0.summary)]
                        }
                    )
                ]
            )
        }
    }

    /// Rules between the keys of an object.
    func rules(of object: ObjectShape) -> [JSONValue] {
        var rules: [JSONValue] = []
        for key in object.keys {
            switch key.names {
            case .columns where !rules.contains(["$ref": .string(reference("rows"))]):
                rules.append(["$ref": .string(reference("rows"))])
            case .faultTarget: rules.append(["$ref": .string(reference("faults"))])
            case .repair(let verb):
                for repair in vocabulary.repairs where repair.verb == verb {
                    rules.append(
                        Self.rule(when: key.name, is: repair.name, ["required": [.string(repair.subject)]])
                    )
                }
            default: continue
            }
        }
        return rules
    }

    /// An object with exactly these keys, each of which may be left out.
    static func closed(_ properties: [(String, JSONValue)]) -> JSONValue {
        ["type": "object", "properties": .object(JSONObject(properties)), "additionalProperties": false]
    }

    /// What holds where a key has a value.
    static func rule(when key: String, is value: String, _ rule: JSONValue) -> JSONValue {
        [
            "if": ["properties": .object(JSONObject([(key, ["const": .string(value)])])), "required": [.string(key)]],
            "then": rule,
        ]
    }

    /// The alternatives of a pattern, each taken literally.
    static func literal(_ names: [String]) -> String {
        "("
            + names.map { name in name.map { ".*+?()[]{}|^$\\".contains($0) ? "\\\($0)" : "\($0)" }.joined() }
            .joined(separator: "|") + ")"
    }

    // MARK: Settings

    private var settings: JSONValue {
        Self.closed(
            vocabulary.settings.map { setting in
                let given = setting.defaultText.flatMap { try? JSONValue(parsing: Array($0.utf8)) }
                let usual =
                    setting.defaultText.map { "\($0) when left out" } ?? "the simulators' data says it otherwise"
                let text = "\(setting.summary) Takes \(setting.expectation); \(usual)."
                return (
                    setting.name,
                    Self.schema(of: setting.form).with("description", .string(text)).with("default", given)
                        .with("examples", .array(Self.examples(of: setting.form, given)))
                )
            }
        )
    }

    private static func examples(of form: SettingForm, _ given: JSONValue?) -> [JSONValue] {
        let usual: [JSONValue] =
            switch form {
            case .text: []
            case .boolean: [true, false]
            case .number: [1]
            case .choice(let words): words.map { .string($0) }
            case .duration: ["10m", "1h30m"]
            case .durationRange: ["10m", "9m..10m"]
            }
        return (given.map { [$0] } ?? []) + usual.filter { $0 != given }
    }

    private static func schema(of form: SettingForm) -> JSONValue {
        switch form {
        case .text: ["type": "string"]
        case .boolean: orParameter(["type": "boolean"])
        case .number: orParameter(["type": "integer", "minimum": 0])
        case .choice(let words): orParameter(["enum": .array(words.map { .string($0) })])
        case .duration: ["$ref": "#/$defs/duration"]
        case .durationRange:
            ["type": "string", "pattern": .string("^\(duration)(\\.\\.\(duration))?$|\(placeholder)")]
        }
    }

    // MARK: Lines

    private var command: JSONValue {
        let usages = vocabulary.commands.map(\.usage)
        return Self.text(
            "^\(Self.literal(vocabulary.commands.map(\.name)))( .*)?$|\(Self.placeholder)",
            "",
            usages.map { .string($0) }
        )
    }

    private var requests: [JSONValue] {
        let host = vocabulary.hosts.first
        return (vocabulary.faultTargets.first { $0.name == host }?.routes ?? []).map { .string($0) }
    }

    private var call: JSONValue {
        let methods = (HTTPCall.methods + ["\\*"]).joined(separator: "|")
        let examples = vocabulary.faultTargets.filter { vocabulary.callees.contains($0.name) }.flatMap { target in
            [target.name] + target.routes.map { "\(target.name) \(Self.glob(of: $0))" }
        }
        return Self.text(
            "^\(Self.literal(vocabulary.callees))( (\(methods)) [/*].*)?$|\(Self.placeholder)",
            "",
            examples.map { .string($0) }
        )
    }

    /// A route as a call names it: `*` for each parameter.
    static func glob(of route: String) -> String {
        var isInside = false
        return route.reduce(into: "") { glob, character in
            if character == "{" { glob += "*" }
            isInside = character == "{" || isInside && character != "}"
            if !isInside, character != "}" { glob.append(character) }
        }
    }

    private var invariants: JSONValue {
        let ids: JSONValue = [
            "oneOf": .array(
                vocabulary.invariants.map { ["const": .string($0.id), "description": .string($0.text)] }
            )
        ]
        return [
            "anyOf": [
                ["const": "all"], ["type": "array", "minItems": 1, "items": Self.orParameter(ids)],
                ["$ref": "#/$defs/parameter"],
            ]
        ]
    }
}
