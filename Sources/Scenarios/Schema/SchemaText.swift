package import Wire

/// Writes JSON as people lay it out: what fits in a line stands in one.
package enum SchemaText {
    private static let width = 120

    /// The text of a value, its last line ended.
    package static func page(_ value: JSONValue) -> String { text(value, indent: 0, room: width) + "\n" }

    private static func text(_ value: JSONValue, indent: Int, room: Int) -> String {
        let inline = line(value)
        guard inline.utf8.count > room else { return inline }
        let margin = String(repeating: " ", count: indent + 2)
        let parts: [String]
        switch value {
        case .array(let elements):
            parts = elements.map { margin + text($0, indent: indent + 2, room: width - indent - 3) }
        case .object(let object):
            parts = object.members.map { member in
                let key = "\(margin)\(JSONValue.string(member.key).text): "
                return key + text(member.value, indent: indent + 2, room: width - key.utf8.count - 1)
            }
        case .null, .bool, .integer, .real, .string: return inline
        }
        let (opening, closing) = value.array == nil ? ("{", "}") : ("[", "]")
        return "\(opening)\n\(parts.joined(separator: ",\n"))\n\(String(repeating: " ", count: indent))\(closing)"
    }

    /// The value in one line.
    static func line(_ value: JSONValue) -> String {
        switch value {
        case .array(let elements): "[\(elements.map(line).joined(separator: ", "))]"
        case .object(let object) where object.members.isEmpty: "{}"
        case .object(let object):
            "{ \(object.members.map { "\(JSONValue.string($0.key).text): \(line($0.value))" }.joined(separator: ", ")) }"
        case .null, .bool, .integer, .real, .string: value.text
        }
    }
}
