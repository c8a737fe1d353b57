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

    /// Reads the cases of a scenario file: one, or as many as its cases and its matrix make.
    ///
    /// - Parameters:
    ///   - bytes: what the file holds.
    ///   - file: the file's name for messages.
    ///   - parameters: values that count instead of those of the file.
    ///   - open: returns what a file holds that this one extends, or nil when it cannot be read.
    /// - Returns: the scenarios, at least one, the last parameter of the matrix changing fastest.
    /// - Throws: every mistake of the file, and of those that it extends, that can be told.
    package func readCases(
        _ bytes: [UInt8],
        file: String,
        parameters: [GivenParameter] = [],
        open: @escaping (String) -> [UInt8]? = { _ in nil }
    ) throws(Diagnostics) -> [Scenario] {
        var sources = ScenarioSources(file: file, open: open)
        let root = try sources.read(bytes)
        let blank = DiagnosticCollector(files: sources.files)
        var collector = blank
        let cases = ScenarioCases(of: root, given: parameters, &collector).cases
        var scenarios: [Scenario] = []
        var found: [[Diagnostic]] = []
        var count = 0
        // Once there are more mistakes than are told, further cases would only cost time.
        for one in cases where count < Diagnostics.limit {
            let (scenario, diagnostics) = read(
                one.filled(file: root),
                caseName: one.text,
                isPart: !sources.diagnostics.isEmpty,
                blank
            )
            found.append(diagnostics)
            count += diagnostics.count
            if let scenario { scenarios.append(scenario) }
        }
        let all = sources.diagnostics + collector.diagnostics + Self.merged(found, of: cases.map { $0.text ?? "" })
        guard all.isEmpty, scenarios.count == cases.count else {
            throw Diagnostics(all, sources: sources.bases)
        }
        return scenarios
    }

    /// The files that a scenario file is made of besides itself, by the paths under which they are opened; those that
    /// cannot be read are among them.
    package static func bases(
        of bytes: [UInt8],
        file: String,
        open: (String) -> [UInt8]?
    ) -> [String] {
        ScenarioSources.names(below: bytes, file: file, open: open)
    }

    /// The names of the parameters that the cases of a scenario file have; none of a file that is no JSON.
    package static func parameters(
        of bytes: [UInt8],
        file: String,
        open: @escaping (String) -> [UInt8]?
    ) -> [String] {
        var sources = ScenarioSources(file: file, open: open)
        guard let root = try? sources.read(bytes) else { return [] }
        var collector = DiagnosticCollector(files: sources.files)
        return ScenarioCases(of: root, given: [], &collector).parameters
    }

    private func read(
        _ root: JSONNode,
        caseName: String?,
        isPart: Bool,
        _ blank: DiagnosticCollector
    ) -> (Scenario?, [Diagnostic]) {
        var checker = ShapeChecker(collector: blank, isPart: isPart)
        checker.check(root, .object(ScenarioLanguage.scenario), named: "a scenario")
        var collector = checker.collector
        guard let vocabulary = vocabulary(of: root, &collector) else { return (nil, collector.diagnostics) }
        var builder = ScenarioBuilder(
            root: root,
            vocabulary: vocabulary,
            caseName: caseName,
            collector: collector
        )
        let scenario = builder.build()
        if caseName != nil { builder.reportLeftPlaceholders() }
        return (scenario, builder.collector.diagnostics)
    }

    /// The mistakes of all cases, each once: what stands in one place and differs by the values of parameters only is one.
    ///
    /// One that not every case has, or has in the same words, says which has it first.
    private static func merged(_ found: [[Diagnostic]], of cases: [String]) -> [Diagnostic] {
        var places: [DiagnosticPlace: Int] = [:]
        var mistakes: [(first: Diagnostic, isSame: Bool, cases: [Int])] = []
        for (number, diagnostics) in found.enumerated() {
            var ordinals: [DiagnosticPlace: Int] = [:]
            for diagnostic in diagnostics {
                var place = DiagnosticPlace(diagnostic)
                place.ordinal = ordinals[place, default: 0]
                ordinals[DiagnosticPlace(diagnostic), default: 0] += 1
                guard let index = places[place] else {
                    places[place] = mistakes.count
                    mistakes.append((diagnostic, true, [number]))
                    continue
                }
                if diagnostic != mistakes[index].first { mistakes[index].isSame = false }
                if mistakes[index].cases.last != number { mistakes[index].cases.append(number) }
            }
        }
        return mistakes.map { mistake in
            if mistake.isSame, mistake.cases.count == found.count { return mistake.first }
            return mistake.first.inCase(cases[mistake.cases[0]], others: mistake.cases.count - 1)
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

/// What makes two mistakes of different cases the same one.
private struct DiagnosticPlace: Hashable {
    private let file: String
    private let position: JSONPosition
    private let width: Int
    private let expected: String?
    /// Which of several mistakes of one case in this place.
    var ordinal = 0

    init(_ diagnostic: Diagnostic) {
        file = diagnostic.file
        position = diagnostic.position
        width = diagnostic.width
        expected = diagnostic.expected
    }
}
