import Simulation
import Wire

extension ScenarioBuilder {
    /// Checks the placeholders of a text; before a step those count that are saved by then, else all of the file.
    mutating func placeholders(in text: String, at node: JSONNode, before order: StepOrder? = nil) {
        let known = saves.filter { save in order.map { save.order < $0 } ?? true }.map(\.name)
        for name in Template(text).names where !known.contains(name) {
            let isLater = saves.contains { $0.name == name }
            collector.report(
                node,
                isLater ? "the placeholder ${\(name)} before the step that saves it" : "unknown placeholder ${\(name)}",
                expected: known.isEmpty ? "no placeholder, since nothing is saved before" : Shape.oneOf(known),
                hint: isLater ? nil : NearestName.hint(for: name, among: known)
            )
        }
        if Template.isUnclosed(text) {
            collector.report(node, "a placeholder that is never closed", expected: "\"}\" after \"${\"")
        }
    }

    /// Checks the placeholders of every text in a JSON value.
    mutating func placeholders(inside node: JSONNode, before order: StepOrder? = nil) {
        if case .string(let text) = node.kind { placeholders(in: text, at: node, before: order) }
        for element in node.elements { placeholders(inside: element, before: order) }
        for member in node.members { placeholders(inside: member.node, before: order) }
    }

    /// Reports the placeholders of a file with cases that no parameter and no step fills, wherever they stand.
    mutating func reportLeftPlaceholders() {
        let known = saves.map(\.name)
        let members = (root["cases"]?.members ?? []).flatMap(\.node.members) + (root["matrix"]?.members ?? [])
        var seen: Set<String> = []
        let parameters = members.map(\.key).filter { seen.insert($0).inserted }
        // A parameter that a case lacks is told where the case stands.
        let all = parameters + known
        let told = Set(collector.diagnostics.map(\.position))
        func report(in node: JSONNode, to collector: inout DiagnosticCollector) {
            if case .string(let text) = node.kind, !told.contains(node.position) {
                for name in Template(text).names where !all.contains(name) {
                    collector.report(
                        node,
                        "unknown placeholder ${\(name)}",
                        expected: all.isEmpty ? "no placeholder, since nothing is given or saved" : Shape.oneOf(all),
                        hint: NearestName.hint(for: name, among: all)
                    )
                }
            }
            for element in node.elements { report(in: element, to: &collector) }
            for member in node.members { report(in: member.node, to: &collector) }
        }
        for member in root.members where !ScenarioCase.ownKeys.contains(member.key) {
            report(in: member.node, to: &collector)
        }
    }

    /// Reads a text with `*` and placeholders.
    mutating func pattern(_ node: JSONNode?) -> TextPattern? {
        guard let node, let text = node.text else { return nil }
        placeholders(in: text, at: node)
        return TextPattern(text)
    }

    /// Reads an expected JSON value with placeholders.
    mutating func json(_ node: JSONNode?, before order: StepOrder? = nil) -> JSONValue? {
        guard let node else { return nil }
        placeholders(inside: node, before: order)
        return node.value
    }
}
