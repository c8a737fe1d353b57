import Wire

/// One of the cases of a scenario file: its parameters with their values.
struct ScenarioCase {
    /// The name that the file gives it; nil for a combination of the matrix alone.
    let name: String?
    /// The values that the name stands for, then those of the matrix.
    let named: [(name: String, value: JSONNode.Kind)]
    let combined: [(name: String, value: JSONNode.Kind)]

    private let lookup: [String: JSONNode.Kind]

    /// Makes a case; where a parameter stands twice, the first value counts.
    init(
        name: String?,
        named: [(name: String, value: JSONNode.Kind)],
        combined: [(name: String, value: JSONNode.Kind)]
    ) {
        (self.name, self.named, self.combined) = (name, named, combined)
        lookup = Dictionary((named + combined).map { ($0.name, $0.value) }) { first, _ in first }
    }

    /// Keys of the file that hold parameters instead of using them.
    static let ownKeys: Set<String> = ["matrix", "cases", "exclude"]

    /// All parameters.
    var values: [(name: String, value: JSONNode.Kind)] { named + combined }

    /// The case in words: `captcha`, `reason=CAPTCHA, retries=3`; nil for a file without cases.
    var text: String? {
        let parts = (name.map { [$0] } ?? []) + combined.map { "\($0.name)=\(Self.plain($0.value))" }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// A file with the parameters filled into each of its texts; other placeholders stay.
    func filled(file root: JSONNode) -> JSONNode {
        guard case .object(let members) = root.kind, !values.isEmpty else { return root }
        let kind = JSONNode.Kind.object(
            members.map { Self.ownKeys.contains($0.key) ? $0 : $0.with(filled($0.node)) }
        )
        return JSONNode(position: root.position, width: root.width, kind: kind)
    }

    private func filled(_ node: JSONNode) -> JSONNode {
        let kind: JSONNode.Kind
        switch node.kind {
        case .string(let text): kind = filledText(text)
        case .array(let elements): kind = .array(elements.map { filled($0) })
        case .object(let members): kind = .object(members.map { $0.with(filled($0.node)) })
        case .null, .bool, .integer, .real: return node
        }
        return JSONNode(position: node.position, width: node.width, kind: kind)
    }

    /// A text that is one parameter and nothing else takes the value's type.
    private func filledText(_ text: String) -> JSONNode.Kind {
        guard text.utf8.contains(UInt8(ascii: "$")) else { return .string(text) }
        var filled = text
        for name in Template(text).names {
            guard let value = lookup[name] else { continue }
            guard text != "${\(name)}" else { return value }
            filled = filled.replacing("${\(name)}", with: Self.plain(value))
        }
        return .string(filled)
    }

    /// A value as it stands in the midst of a text.
    static func plain(_ kind: JSONNode.Kind) -> String {
        let value = JSONNode(position: .start, width: 1, kind: kind).value
        return value.string ?? value.text
    }
}
