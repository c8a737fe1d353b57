extension JSONValue {
    /// Reads one JSON text (RFC 8259) from UTF-8 bytes, with the limits of `JSONLimits.standard`.
    ///
    /// - Throws: `JSONError` for the first mistake; no bytes make it trap.
    package init(parsing bytes: [UInt8]) throws(JSONError) {
        self = try JSONNode(parsing: bytes).value
    }

    /// The value as JSON without spaces, keys in their order: the same value always has the same text.
    ///
    /// A double has the shortest digits that read back as itself; one that is not finite becomes null, since JSON has
    /// no word for it.
    package var text: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The value as JSON for people, a member or element a line, indented by two spaces.
    package var indentedText: String {
        var bytes: [UInt8] = []
        write(to: &bytes, indent: 0)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A text as JSON writes it, of a long one the beginning: for messages, whose length must have a bound.
    package static func excerpt(of text: String) -> String {
        let scalars = text.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: 60, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return JSONValue.string(text).text }
        return JSONValue.string(String(scalars.prefix(59)) + "…").text
    }

    // `indent` is nil for the text without spaces.
    private func write(to bytes: inout [UInt8], indent: Int? = nil) {
        switch self {
        case .null: bytes += "null".utf8
        case .bool(let flag): bytes += (flag ? "true" : "false").utf8
        case .integer(let number): bytes += String(number).utf8
        case .real(let number): bytes += (number.isFinite ? number.description : "null").utf8
        case .string(let text): Self.write(text, to: &bytes)
        case .array(let elements):
            Self.write(elements, between: "[", "]", to: &bytes, indent: indent) { element, bytes, indent in
                element.write(to: &bytes, indent: indent)
            }
        case .object(let object):
            Self.write(object.members, between: "{", "}", to: &bytes, indent: indent) { member, bytes, indent in
                Self.write(member.key, to: &bytes)
                bytes += (indent == nil ? ":" : ": ").utf8
                member.value.write(to: &bytes, indent: indent)
            }
        }
    }

    private static func write<Item>(
        _ items: [Item],
        between opening: String,
        _ closing: String,
        to bytes: inout [UInt8],
        indent: Int?,
        _ writeItem: (Item, inout [UInt8], Int?) -> Void
    ) {
        func breakLine(_ indent: Int?) {
            guard let indent else { return }
            bytes.append(0x0a)
            bytes += repeatElement(0x20, count: indent)
        }
        let inner = indent.map { $0 + 2 }
        bytes += opening.utf8
        for (index, item) in items.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            breakLine(inner)
            writeItem(item, &bytes, inner)
        }
        if !items.isEmpty { breakLine(indent) }
        bytes += closing.utf8
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes += "\\\"".utf8
            case UInt8(ascii: "\\"): bytes += "\\\\".utf8
            case 0x08: bytes += "\\b".utf8
            case 0x09: bytes += "\\t".utf8
            case 0x0a: bytes += "\\n".utf8
            case 0x0c: bytes += "\\f".utf8
            case 0x0d: bytes += "\\r".utf8
            case 0..<0x20: bytes += "\\u\(JSONParser.hex(UInt32(byte), digits: 4).lowercased())".utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
