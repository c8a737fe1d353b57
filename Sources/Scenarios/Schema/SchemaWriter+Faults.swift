import Simulation
import Wire

extension SchemaWriter {
    /// The schema of a fault's `on`.
    var faultTarget: JSONValue {
        let targets = vocabulary.faultTargets
        let services = targets.filter { $0.kind == .service || $0.kind == .channel }.map(\.name)
        let methods = (HTTPCall.methods + ["\\*"]).joined(separator: "|")
        let tables = Self.literal(vocabulary.tables.map(\.name))
        let names: [JSONValue] = targets.map {
            ["const": .string($0.name), "description": .string(Self.description(of: $0))]
        }
        let calls = targets.flatMap { target in target.routes.map { "\(target.name) \(Self.glob(of: $0))" } }
        return [
            "anyOf": [
                ["oneOf": .array(names)],
                Self.text(
                    "^\(Self.literal(services)) (\(methods)) [/*].*$",
                    "Some of the calls of a service: method and path.",
                    calls.map { .string($0) }
                ),
                Self.text("^(write )?\(tables)$", "Writes to a table.", ["write gb_console.notifications"]),
                Self.text(
                    "^clock (\(Self.literal(targets.map(\.name)))|.*\\*.*)$",
                    "The clock of a service.",
                    services.prefix(1).map { .string("clock \($0)") }
                ),
                Self.text("^(write )?[^ ]*\\*[^ ]*$", "Several targets of one kind.", ["dataset:*"]),
                ["$ref": "#/$defs/parameter"],
            ]
        ]
    }

    /// The rules between what a fault strikes, and what it can ask for and do there.
    var faultsRule: JSONValue {
        var rules: [JSONValue] = []
        for target in vocabulary.faultTargets {
            guard let whole = ResolvedTarget(name: target.name, pattern: target.name, targets: [target]) else {
                continue
            }
            rules.append(Self.rule(when: "on", is: target.name, Self.rule(of: whole)))
            guard target.kind == .service || target.kind == .channel,
                let call = ResolvedTarget(name: target.name, pattern: "", targets: [target], isCall: true)
            else { continue }
            rules.append(Self.rule(matching: "^\(Self.literal([target.name])) ", Self.rule(of: call)))
        }
        let tables = FaultTarget("table", .table)
        if let anyTable = ResolvedTarget(name: "table", pattern: "*", targets: [tables]) {
            let verbs = Self.rule(of: anyTable, checksAttributes: false)
            rules.append(Self.rule(matching: "^(write .*|\(Self.literal(vocabulary.tables.map(\.name))))$", verbs))
        }
        if let clock = ResolvedTarget(name: "clock", pattern: "*", targets: [FaultTarget("clock", .clock)]) {
            rules.append(Self.rule(matching: "^clock ", Self.rule(of: clock)))
        }
        return ["allOf": .array(rules)]
    }

    private static func rule(matching pattern: String, _ rule: JSONValue) -> JSONValue {
        ["if": ["properties": ["on": ["pattern": .string(pattern)]], "required": ["on"]], "then": rule]
    }

    private static func rule(of target: ResolvedTarget, checksAttributes: Bool = true) -> JSONValue {
        let verbs: JSONValue = .array(target.verbs.map { .string($0.rawValue) })
        var action: JSONValue = ["propertyNames": ["enum": verbs]]
        if target.kind == .table {
            action = action.with("properties", ["crash": ["enum": ["before", "after"]]])
        } else if !target.steps.isEmpty {
            let step = oneOf(target.steps)
            action = action.with(
                "properties",
                ["crash": ["anyOf": [["const": true], step]], "hang": ["anyOf": [["const": true], step]]]
            )
        }
        var properties: [(String, JSONValue)] = [("do", action), ("answers", ["items": action])]
        if checksAttributes {
            let names: JSONValue = ["enum": .array(target.attributes.map { .string($0.name) })]
            var values = target.attributes.filter { !$0.values.isEmpty }.map { ($0.name, oneOf($0.values)) }
            if !target.steps.isEmpty { values.append(("step", oneOf(target.steps))) }
            let place: JSONValue = ["propertyNames": names]
            let members = JSONValue.object(JSONObject(values))
            properties.append(("where", values.isEmpty ? place : place.with("properties", members)))
        }
        return ["properties": .object(JSONObject(properties))]
    }

    /// One of some words, a pattern of them, or a parameter.
    private static func oneOf(_ words: [String]) -> JSONValue {
        [
            "anyOf": [
                ["enum": .array(words.map { .string($0) })],
                ["type": "string", "pattern": .string("\\*|\(placeholder)")],
            ]
        ]
    }

    private static func description(of target: FaultTarget) -> String {
        let parts = [
            ("do", target.verbs.map(\.rawValue)), ("where", target.attributes.map(\.words)), ("steps", target.steps),
        ]
        let kind = "A \(target.kind.rawValue)."
        return ([kind] + parts.filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1.joined(separator: ", "))." })
            .joined(separator: " ")
    }
}
