import Wire

/// The cases of a scenario file: those that it names, combined with those that its matrix makes, without those that it
/// excludes.
struct ScenarioCases {
    /// The most cases that one file may have.
    static let limit = 1000

    /// The cases, the last parameter of the matrix changing fastest; one without parameters when the file has none.
    private(set) var cases = [ScenarioCase(name: nil, named: [], combined: [])]

    private let root: JSONNode
    /// The names of all parameters, in the order of the file, and what steps save.
    private(set) var parameters: [String] = []
    private var known: Set<String> = []
    private let saved: Set<String>

    /// Reads the cases of a file; what is wrong makes no case.
    ///
    /// - Parameters:
    ///   - root: the file.
    ///   - given: parameters whose values come from outside.
    ///   - collector: takes the mistakes.
    init(of root: JSONNode, given: [GivenParameter], _ collector: inout DiagnosticCollector) {
        self.root = root
        saved = Set((root["steps"]?.elements ?? []).flatMap { ($0["save"]?.members ?? []).map(\.key) })
        let named = namedCases(&collector)
        let combined = combinations(&collector)
        reportUnused(&collector)
        for parameter in given where !parameters.contains(parameter.name) {
            collector.report(
                root,
                "the parameter \(JSONValue.excerpt(of: parameter.name)) from outside, which the file does not have",
                expected: parameters.isEmpty ? "none, since the file has no parameters" : Shape.oneOf(parameters),
                hint: NearestName.hint(for: parameter.name, among: parameters)
            )
        }
        let count = named.count * combined.reduce(1) { min($0 * $1.values.count, Self.limit + 1) }
        guard count <= Self.limit else {
            if let key = root.member("matrix") ?? root.member("cases") {
                collector.report(key: key, "more than \(Self.limit) cases", expected: "at most \(Self.limit)")
            }
            return
        }
        cases = named
        for (name, values) in combined {
            cases = cases.flatMap { one in
                values.map { ScenarioCase(name: one.name, named: one.named, combined: one.combined + [(name, $0)]) }
            }
        }
        exclude(&collector)
        cases = cases.map { Self.replaced($0, by: given, declared: named.flatMap(\.named) + Self.flat(combined)) }
        dropCopies()
    }

    // MARK: Named cases

    private mutating func namedCases(_ collector: inout DiagnosticCollector) -> [ScenarioCase] {
        let none = [ScenarioCase(name: nil, named: [], combined: [])]
        guard let member = root.member("cases"), case .object(let members) = member.node.kind else { return none }
        if members.isEmpty {
            collector.report(member.node, "\"cases\" is an empty object", expected: "at least one case")
            return none
        }
        for parameter in members.flatMap(\.node.members) { take(parameter, &collector) }
        return members.map { one in
            let given = Set(one.node.members.map(\.key))
            for name in parameters where !given.contains(name) && !collector.isFull {
                collector.report(
                    key: one,
                    "the case \(JSONValue.excerpt(of: one.key)) without the parameter \"\(name)\"",
                    expected: "a value for each parameter in each case"
                )
            }
            let values = one.node.members.filter { Shape.scalar.accepts($0.node) }
            return ScenarioCase(name: one.key, named: values.map { ($0.key, $0.node.kind) }, combined: [])
        }
    }

    /// Takes the name of a parameter; one that cannot be a name, or that a step saves, is a mistake.
    private mutating func take(_ member: JSONNode.Member, _ collector: inout DiagnosticCollector) {
        guard known.insert(member.key).inserted else { return }
        let name = JSONValue.excerpt(of: member.key)
        if !Template.isName(member.key) {
            collector.report(key: member, "the name \(name) for a parameter", expected: "letters, digits and _")
        } else if saved.contains(member.key) {
            collector.report(key: member, "the parameter \(name), which a step saves too", expected: "another name")
        }
        parameters.append(member.key)
    }

    // MARK: The matrix

    private mutating func combinations(
        _ collector: inout DiagnosticCollector
    ) -> [(name: String, values: [JSONNode.Kind])] {
        guard let matrix = root.member("matrix") else { return [] }
        if matrix.node.kind == .object([]) {
            collector.report(matrix.node, "\"matrix\" is an empty object", expected: "at least one parameter")
        }
        var combined: [(name: String, values: [JSONNode.Kind])] = []
        for member in matrix.node.members {
            if known.contains(member.key) {
                let name = JSONValue.excerpt(of: member.key)
                collector.report(
                    key: member,
                    "the parameter \(name) in \"cases\" and in \"matrix\"",
                    expected: "one of them"
                )
                continue
            }
            take(member, &collector)
            let values = member.node.elements.filter(Shape.scalar.accepts)
            var seen: Set<JSONNode.Kind> = []
            for value in values where !seen.insert(value.kind).inserted {
                collector.report(value, "\(value.summary) a second time", expected: "each value once")
            }
            if !values.isEmpty { combined.append((member.key, values.map(\.kind))) }
        }
        return combined
    }

    private func reportUnused(_ collector: inout DiagnosticCollector) {
        guard !parameters.isEmpty else { return }
        var used: Set<String> = []
        for member in root.members where !ScenarioCase.ownKeys.contains(member.key) {
            used.formUnion(Self.placeholders(in: member.node))
        }
        let all = (root["cases"]?.members ?? []).flatMap(\.node.members) + (root["matrix"]?.members ?? [])
        let members = Dictionary(all.map { ($0.key, $0) }) { first, _ in first }
        for name in parameters where Template.isName(name) && !used.contains(name) && !collector.isFull {
            guard let member = members[name] else { continue }
            collector.report(
                key: member,
                "the parameter \(JSONValue.excerpt(of: name)), which is never used",
                expected: "${\(name)} in a text of the file",
                hint: NearestName.hint(for: name, among: used.subtracting(parameters).sorted())
            )
        }
    }

    /// Every name between `${` and `}` in a text of a value.
    private static func placeholders(in node: JSONNode) -> Set<String> {
        switch node.kind {
        case .string(let text): Set(Template(text).names)
        case .array(let elements): elements.reduce(into: []) { $0.formUnion(placeholders(in: $1)) }
        case .object(let members): members.reduce(into: []) { $0.formUnion(placeholders(in: $1.node)) }
        case .null, .bool, .integer, .real: []
        }
    }

    // MARK: Exclusions

    private mutating func exclude(_ collector: inout DiagnosticCollector) {
        guard let member = root.member("exclude") else { return }
        guard !parameters.isEmpty else {
            return collector.report(key: member, "\"exclude\" without \"matrix\" or \"cases\"")
        }
        let all = cases
        if member.node.elements.count > Self.limit {
            collector.report(key: member, "more than \(Self.limit) exclusions", expected: "at most \(Self.limit)")
        }
        for rule in member.node.elements.prefix(Self.limit) {
            var isRight = true
            if rule.kind == .object([]) {
                isRight = false
                collector.report(rule, "an exclusion without a parameter", expected: Shape.oneOf(parameters))
            }
            for condition in rule.members where !known.contains(condition.key) {
                isRight = false
                collector.report(
                    unknown: "parameter",
                    condition.key,
                    at: condition.position,
                    width: condition.width,
                    among: parameters
                )
            }
            guard isRight, !all.contains(where: { Self.fits($0, rule) }) else {
                cases.removeAll { isRight && Self.fits($0, rule) }
                continue
            }
            collector.report(
                rule,
                "an exclusion that fits no case",
                expected: "values that a case has",
                hint: nearest(to: rule, among: all)
            )
        }
        if cases.isEmpty {
            cases = all
            collector.report(key: member, "\"exclude\" leaves no case", expected: "at least one that is run")
        }
    }

    private static func fits(_ one: ScenarioCase, _ rule: JSONNode) -> Bool {
        rule.members.allSatisfy { condition in
            let wanted = condition.node.elements.isEmpty ? [condition.node] : condition.node.elements
            return one.values.contains { value in
                value.name == condition.key && wanted.contains { $0.kind == value.value }
            }
        }
    }

    private func nearest(to rule: JSONNode, among all: [ScenarioCase]) -> String? {
        rule.members.lazy.compactMap { condition -> String? in
            guard let text = condition.node.text else { return nil }
            let known = all.flatMap(\.values).filter { $0.name == condition.key }.map { ScenarioCase.plain($0.value) }
            return NearestName.hint(for: text, among: known)
        }.first
    }

    // MARK: Values from outside

    private static func flat(
        _ combined: [(name: String, values: [JSONNode.Kind])]
    ) -> [(name: String, value: JSONNode.Kind)] {
        combined.flatMap { parameter in parameter.values.map { (parameter.name, $0) } }
    }

    private static func replaced(
        _ one: ScenarioCase,
        by given: [GivenParameter],
        declared: [(name: String, value: JSONNode.Kind)]
    ) -> ScenarioCase {
        func value(_ pair: (name: String, value: JSONNode.Kind)) -> (name: String, value: JSONNode.Kind) {
            guard let parameter = given.last(where: { $0.name == pair.name }) else { return pair }
            let known = declared.filter { $0.name == pair.name }.map(\.value)
            return (pair.name, kind(of: parameter.value, like: known))
        }
        return ScenarioCase(name: one.name, named: one.named.map(value), combined: one.combined.map(value))
    }

    /// A value that was given as text: the one that the file has in these words, else a number or truth value where the
    /// file has some.
    private static func kind(of text: String, like known: [JSONNode.Kind]) -> JSONNode.Kind {
        if let same = known.first(where: { ScenarioCase.plain($0) == text }) { return same }
        let isText = known.allSatisfy { if case .string = $0 { true } else { false } }
        guard !isText, let node = try? JSONNode(parsing: Array(text.utf8)), Shape.scalar.accepts(node) else {
            return .string(text)
        }
        return node.kind
    }

    /// Drops cases that a value from outside has made equal.
    private mutating func dropCopies() {
        var seen: Set<String> = []
        cases = cases.filter { seen.insert($0.text ?? "").inserted }
    }
}
