import Wire

/// Reads scenario files (docs/scenarios.md), and says all that is wrong with one.
package struct ScenarioReader: Sendable {
    /// The systems that there are, in the order of messages.
    package let systems: [String]
    private let vocabulary: @Sendable (String) -> Vocabulary?

    /// Makes a reader; `vocabulary` says what a system offers, for each of `systems`.
    package init(systems: [String], vocabulary: @escaping @Sendable (String) -> Vocabulary?) {
        self.systems = systems
        self.vocabulary = vocabulary
    }

    /// Reads a scenario from the bytes of its file.
    ///
    /// - Parameters:
    ///   - bytes: what the file holds.
    ///   - file: the file's name for messages.
    /// - Returns: the scenario, which names nothing unknown.
    /// - Throws: every mistake of the file that can be told; of a text that is not JSON, the first.
    package func read(_ bytes: [UInt8], file: String) throws(Diagnostics) -> Scenario {
        let node: JSONNode
        do {
            node = try JSONNode(parsing: bytes)
        } catch {
            throw Diagnostics([Diagnostic(file: file, error: error)])
        }
        var checker = ShapeChecker(collector: DiagnosticCollector(file: file))
        checker.check(node, .object(ScenarioLanguage.scenario), named: "a scenario")
        var collector = checker.collector
        guard let vocabulary = vocabulary(of: node, &collector) else { throw Diagnostics(collector.diagnostics) }
        var builder = ScenarioBuilder(root: node, vocabulary: vocabulary, collector: collector)
        let scenario = builder.build()
        guard let scenario, builder.collector.diagnostics.isEmpty else {
            throw Diagnostics(builder.collector.diagnostics)
        }
        return scenario
    }

    private func vocabulary(of node: JSONNode, _ collector: inout DiagnosticCollector) -> Vocabulary? {
        guard let member = node.member("system"), let system = member.node.text else { return nil }
        guard systems.contains(system), let known = vocabulary(system) else {
            collector.report(
                unknown: "system",
                system,
                at: member.node.position,
                width: member.node.width,
                among: systems
            )
            return nil
        }
        return known
    }
}
