import Wire

/// The parameters of a scenario file, and the cases that they make.
struct ScenarioMatrix {
    /// The most cases that one file may have.
    static let limit = 1000

    /// One combination of values.
    struct Case {
        let values: [(name: String, value: JSONNode.Kind)]

        /// The combination in words: `reason=CAPTCHA, retries=3`.
        var text: String {
            values.map { "\($0.name)=\(Self.plain($0.value))" }.joined(separator: ", ")
        }

        /// A value with the parameters filled into each of its texts; other placeholders stay.
        func filled(_ node: JSONNode) -> JSONNode {
            let kind: JSONNode.Kind
            switch node.kind {
            case .string(let text): kind = filled(text)
            case .array(let elements): kind = .array(elements.map(filled))
            case .object(let members):
                kind = .object(members.map { $0.key == "matrix" ? $0 : $0.with(filled($0.node)) })
            case .null, .bool, .integer, .real: return node
            }
            return JSONNode(position: node.position, width: node.width, kind: kind)
        }

        /// A text that is one parameter and nothing else takes the value's type.
        private func filled(_ text: String) -> JSONNode.Kind {
            var text = text
            for (name, value) in values {
                guard text != "${\(name)}" else { return value }
                text = text.replacing("${\(name)}", with: Self.plain(value))
            }
            return .string(text)
        }

        private static func plain(_ kind: JSONNode.Kind) -> String {
            let value = JSONNode(position: .start, width: 1, kind: kind).value
            return value.string ?? value.text
        }
    }

    /// The cases, the last parameter changing fastest; one without parameters when the file has no matrix.
    private(set) var cases = [Case(values: [])]

    /// Reads the matrix of a file whose shape has been checked; a matrix that is wrong makes one case.
    init(of root: JSONNode, _ collector: inout DiagnosticCollector) {
        guard let matrix = root.member("matrix") else { return }
        let used = Self.placeholders(in: root)
        let saved = Set((root["steps"]?.elements ?? []).flatMap { ($0["save"]?.members ?? []).map(\.key) })
        var parameters: [(name: String, values: [JSONNode])] = []
        for member in matrix.node.members {
            let name = JSONValue.excerpt(of: member.key)
            if !Template.isName(member.key) {
                collector.report(key: member, "the name \(name) for a parameter", expected: "letters, digits and _")
            } else if saved.contains(member.key) {
                collector.report(key: member, "the parameter \(name), which a step saves too", expected: "another name")
            } else if !used.contains(member.key) {
                collector.report(
                    key: member,
                    "the parameter \(name), which is never used",
                    expected: "${\(member.key)} in a text of the file",
                    hint: NearestName.hint(for: member.key, among: used.subtracting(saved).sorted())
                )
            }
            let values = member.node.elements.filter(Shape.scalar.accepts)
            var seen: Set<JSONNode.Kind> = []
            for value in values where !seen.insert(value.kind).inserted {
                collector.report(value, "\(value.summary) a second time", expected: "each value once")
            }
            if !values.isEmpty { parameters.append((member.key, values)) }
        }
        if matrix.node.kind == .object([]) {
            collector.report(matrix.node, "\"matrix\" is an empty object", expected: "at least one parameter")
        }
        let count = parameters.reduce(1) { min($0 * $1.values.count, Self.limit + 1) }
        guard count <= Self.limit else {
            collector.report(
                key: matrix,
                "a matrix of more than \(Self.limit) cases",
                expected: "at most \(Self.limit)"
            )
            return
        }
        for (name, values) in parameters {
            cases = cases.flatMap { one in values.map { Case(values: one.values + [(name, $0.kind)]) } }
        }
    }

    /// Every name between `${` and `}` in a text of the file.
    private static func placeholders(in node: JSONNode) -> Set<String> {
        switch node.kind {
        case .string(let text): Set(Template(text).names)
        case .array(let elements): elements.reduce(into: []) { $0.formUnion(placeholders(in: $1)) }
        case .object(let members):
            members.filter { $0.key != "matrix" }.reduce(into: []) { $0.formUnion(placeholders(in: $1.node)) }
        case .null, .bool, .integer, .real: []
        }
    }
}
