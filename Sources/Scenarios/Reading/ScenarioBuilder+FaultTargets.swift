import Simulation
import Wire

extension ScenarioBuilder {
    /// Finds what a fault's `on` means: a target's name, a call, `write <table>`, a table, or `clock <service>`.
    mutating func faultTarget(_ node: JSONNode) -> ResolvedTarget? {
        guard let text = node.text else { return nil }
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        switch (words.count, words[0]) {
        case (2, "clock"): return clock(words[1], node)
        case (2, "write"): return table(words[1], node)
        case (1, _):
            let targets = vocabulary.faultTargets.filter { GlobPattern(text).matches($0.name) }
            if !targets.isEmpty { return several(targets, text, node) }
            if text.contains("."), vocabulary.tables.contains(where: { GlobPattern(text).matches($0.name) }) {
                return table(text, node)
            }
            unknown("fault target", node, among: targetNames(for: text))
            return nil
        default: return call(text, node)
        }
    }

    // A name with a dot is a table's.
    private func targetNames(for text: String) -> [String] {
        text.contains(".") ? vocabulary.tables.map(\.name) : vocabulary.faultTargets.map(\.name)
    }

    private mutating func several(_ targets: [FaultTarget], _ text: String, _ node: JSONNode) -> ResolvedTarget? {
        if let target = ResolvedTarget(name: text, pattern: text, targets: targets) { return target }
        collector.report(
            node,
            "\(node.summary) means targets of different kinds: \(Shape.names(targets.map(\.name)))",
            expected: "targets of one kind"
        )
        return nil
    }

    private mutating func call(_ text: String, _ node: JSONNode) -> ResolvedTarget? {
        let host = String(text.prefix { $0 != " " })
        let services = vocabulary.faultTargets.filter { $0.kind == .service || $0.kind == .channel }
        guard let target = services.first(where: { $0.name == host }) else {
            unknown("service", host, at: node, among: services.map(\.name))
            return nil
        }
        guard let call = HTTPCall(text) else {
            collector.report(
                node,
                "\"on\" is \(node.summary)",
                expected: "a service, a method and a path, such as \"\(host) GET /datasets/*\""
            )
            return nil
        }
        check(call, routes: target.routes + target.aliases, at: node)
        return ResolvedTarget(name: text, pattern: text, targets: [target], isCall: true, call: call)
    }

    /// Reports a call that means none of the routes of its service; true when it means some.
    @discardableResult
    mutating func check(_ call: HTTPCall, routes: [String], at node: JSONNode) -> Bool {
        guard let method = call.method, let path = call.path, !routes.isEmpty,
            !routes.contains(where: { call.canMean(route: $0) })
        else { return true }
        unknown("route", "\(method) \(path)", at: node, among: routes, of: " of \(call.host)")
        return false
    }

    private mutating func table(_ name: String, _ node: JSONNode) -> ResolvedTarget? {
        let tables = vocabulary.tables.filter { GlobPattern(name).matches($0.name) }
        guard !tables.isEmpty else {
            unknown("table", name, at: node, among: vocabulary.tables.map(\.name))
            return nil
        }
        // A write may happen at any step, and says of itself what its row holds.
        let steps = vocabulary.faultTargets.flatMap(\.steps)
        let targets = tables.map { table in
            FaultTarget(
                table.name,
                .table,
                steps: steps,
                attributes: [
                    "process", DeclaredAttribute("operation", values: ["insert", "update", "delete", "commit"]),
                    "table",
                    "step",
                ] + table.columns.map { DeclaredAttribute($0.name) }
            )
        }
        return ResolvedTarget(name: name, pattern: name, targets: targets)
    }

    private mutating func clock(_ name: String, _ node: JSONNode) -> ResolvedTarget? {
        let owners = vocabulary.faultTargets.filter { $0.kind != .table && $0.kind != .clock }.map(\.name)
        guard owners.contains(where: GlobPattern(name).matches) else {
            unknown("service", name, at: node, among: owners)
            return nil
        }
        return ResolvedTarget(name: "the clock of \(name)", pattern: name, targets: [FaultTarget(name, .clock)])
    }
}
