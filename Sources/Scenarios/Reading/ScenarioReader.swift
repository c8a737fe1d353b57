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

    /// Reads a scenario from the bytes of its file; of a file with a matrix, its first case.
    ///
    /// - Parameters:
    ///   - bytes: what the file holds.
    ///   - file: the file's name for messages.
    ///   - open: returns what a file holds that this one extends, or nil when it cannot be read.
    /// - Returns: the scenario, which names nothing unknown.
    /// - Throws: every mistake of the file that can be told; of a text that is not JSON, the first.
    package func read(
        _ bytes: [UInt8],
        file: String,
        open: @escaping (String) -> [UInt8]? = { _ in nil }
    ) throws(Diagnostics) -> Scenario {
        try readCases(bytes, file: file, open: open)[0]
    }

    /// Reads the cases of a scenario file: one, or as many as its matrix makes.
    ///
    /// - Parameters:
    ///   - bytes: what the file holds.
    ///   - file: the file's name for messages.
    ///   - open: returns what a file holds that this one extends, or nil when it cannot be read.
    /// - Returns: the scenarios, at least one, the last parameter of the matrix changing fastest.
    /// - Throws: every mistake of the file, and of those that it extends, that can be told.
    package func readCases(
        _ bytes: [UInt8],
        file: String,
        open: @escaping (String) -> [UInt8]? = { _ in nil }
    ) throws(Diagnostics) -> [Scenario] {
        var sources = ScenarioSources(file: file, open: open)
        let root = try sources.read(bytes)
        let blank = DiagnosticCollector(files: sources.files)
        var collector = blank
        let matrix = ScenarioMatrix(of: root, &collector)
        var scenarios: [Scenario] = []
        var found: [[Diagnostic]] = []
        var count = 0
        // Once there are more mistakes than are told, further cases would only cost time.
        for one in matrix.cases where count < Diagnostics.limit {
            let text = one.values.isEmpty ? nil : one.text
            let (scenario, diagnostics) = read(one.filled(root), matrixCase: text, blank)
            found.append(diagnostics)
            count += diagnostics.count
            if let scenario { scenarios.append(scenario) }
        }
        let all = sources.diagnostics + collector.diagnostics + Self.merged(found, of: matrix.cases.map(\.text))
        guard all.isEmpty, scenarios.count == matrix.cases.count else {
            throw Diagnostics(all, sources: sources.bases)
        }
        return scenarios
    }

    private func read(
        _ root: JSONNode,
        matrixCase: String?,
        _ blank: DiagnosticCollector
    ) -> (Scenario?, [Diagnostic]) {
        var checker = ShapeChecker(collector: blank)
        checker.check(root, .object(ScenarioLanguage.scenario), named: "a scenario")
        var collector = checker.collector
        guard let vocabulary = vocabulary(of: root, &collector) else { return (nil, collector.diagnostics) }
        var builder = ScenarioBuilder(
            root: root,
            vocabulary: vocabulary,
            matrixCase: matrixCase,
            collector: collector
        )
        let scenario = builder.build()
        if matrixCase != nil { builder.reportLeftPlaceholders() }
        return (scenario, builder.collector.diagnostics)
    }

    /// The mistakes of all cases, each once; one that not every case has says which has it first.
    private static func merged(_ found: [[Diagnostic]], of cases: [String]) -> [Diagnostic] {
        var counts: [Diagnostic: Int] = [:]
        for diagnostic in found.flatMap({ Set($0) }) { counts[diagnostic, default: 0] += 1 }
        var seen: Set<Diagnostic> = []
        return zip(found, cases).flatMap { diagnostics, text in
            diagnostics.filter { seen.insert($0).inserted }.map { diagnostic in
                counts[diagnostic] == found.count ? diagnostic : diagnostic.inCase(text)
            }
        }
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
