package import Simulation

extension TextBuffer {
    /// Writes a value as JSON: without spaces, or for people, with as many before each line.
    package mutating func add(_ value: JSONValue, indent: Int? = nil) {
        switch value {
        case .null: add("null")
        case .bool(let flag): add(flag ? "true" : "false")
        case .integer(let number): add(Int(number))
        case .real(let number): add(number.isFinite ? number.description : "null")
        case .string(let text): addQuoted(text)
        case .array(let elements):
            add(ascii: "[")
            for (index, element) in elements.enumerated() {
                beginItem(index, indent)
                add(element, indent: indent.map { $0 + 2 })
            }
            end("]", isEmpty: elements.isEmpty, indent)
        case .object(let object): add(object, indent: indent)
        }
    }

    /// Writes an object as JSON.
    package mutating func add(_ object: JSONObject, indent: Int? = nil) {
        add(ascii: "{")
        for (index, member) in object.members.enumerated() {
            beginItem(index, indent)
            addQuoted(member.key)
            add(ascii: ":")
            if indent != nil { add(ascii: " ") }
            add(member.value, indent: indent.map { $0 + 2 })
        }
        end("}", isEmpty: object.members.isEmpty, indent)
    }

    private mutating func beginItem(_ index: Int, _ indent: Int?) {
        if index > 0 { add(ascii: ",") }
        if let indent { breakLine(indent + 2) }
    }

    private mutating func end(_ bracket: Unicode.Scalar, isEmpty: Bool, _ indent: Int?) {
        if let indent, !isEmpty { breakLine(indent) }
        add(ascii: bracket)
    }

    private mutating func breakLine(_ indent: Int) {
        add(ascii: "\n")
        add(ascii: " ", count: indent)
    }

    private mutating func addQuoted(_ text: String) {
        add(ascii: "\"")
        unsafe text.withBytes { utf8 in
            // What needs no escape is taken in one piece: nearly always the whole text.
            var start = 0
            for index in utf8.indices where unsafe utf8[index].needsEscape {
                unsafe add(UnsafeBufferPointer(rebasing: utf8[start..<index]))
                unsafe addEscape(utf8[index])
                start = index + 1
            }
            unsafe add(UnsafeBufferPointer(rebasing: utf8[start...]))
        }
        add(ascii: "\"")
    }

    private mutating func addEscape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): add("\\\"")
        case UInt8(ascii: "\\"): add("\\\\")
        case 0x08: add("\\b")
        case 0x09: add("\\t")
        case 0x0a: add("\\n")
        case 0x0c: add("\\f")
        case 0x0d: add("\\r")
        default: add("\\u\(JSONParser.hex(UInt32(byte), digits: 4).lowercased())")
        }
    }
}

extension UInt8 {
    /// True for what may not stand in a JSON text as it is.
    fileprivate var needsEscape: Bool {
        self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\")
    }
}
