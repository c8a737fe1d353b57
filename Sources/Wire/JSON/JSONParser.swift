/// Reads a JSON text strictly as RFC 8259 has it, and keeps count of where it is.
struct JSONParser {
    let bytes: [UInt8]
    var index = 0
    private let limits: JSONLimits
    private let source: Int
    private var line = 1
    private var lineStart = 0
    private var depth = 0
    // Bytes of this line that continue a scalar: they take no column.
    var continuations = 0

    init(_ bytes: [UInt8], limits: JSONLimits, source: Int = 0) {
        self.bytes = bytes
        self.limits = limits
        self.source = source
    }

    /// Where the reader is.
    var position: JSONPosition {
        JSONPosition(offset: index, line: line, column: index - lineStart - continuations + 1, source: source)
    }

    /// The byte where the reader is, or nil at the end.
    var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    mutating func parse() throws(JSONError) -> JSONNode {
        guard bytes.count <= limits.size else {
            throw JSONError(
                position: .start,
                found: "a text of \(bytes.count) bytes",
                expected: "at most \(limits.size) bytes"
            )
        }
        guard !bytes.starts(with: [0xef, 0xbb, 0xbf]) else {
            throw failure("a byte order mark", expected: "a value", hint: "save the file as UTF-8 without it")
        }
        skipSpace()
        let node = try value(expected: "a value")
        skipSpace()
        guard index == bytes.count else { throw unexpected("the end of the text") }
        return node
    }

    // MARK: Values

    // What is expected is asked for only when something else is there: most of what is read is right.
    private mutating func value(
        expected: @autoclosure () -> String,
        hint: String? = nil
    ) throws(JSONError) -> JSONNode {
        let start = position
        guard let byte = next else { throw unexpected(expected(), hint: hint) }
        switch byte {
        case UInt8(ascii: "{"):
            try enter()
            let members = try members()
            depth -= 1
            return JSONNode(position: start, width: 1, kind: .object(members))
        case UInt8(ascii: "["):
            try enter()
            let elements = try elements()
            depth -= 1
            return JSONNode(position: start, width: 1, kind: .array(elements))
        default:
            let kind = try scalar(beginning: byte, expected: expected(), hint: hint)
            return JSONNode(position: start, width: position.column - start.column, kind: kind)
        }
    }

    private mutating func scalar(
        beginning byte: UInt8,
        expected: @autoclosure () -> String,
        hint: String?
    ) throws(JSONError) -> JSONNode.Kind {
        switch byte {
        case UInt8(ascii: "\""): .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
            try word(expected: expected())
        default: throw unexpected(expected(), hint: hint)
        }
    }

    /// Passes an opening bracket.
    private mutating func enter() throws(JSONError) {
        guard depth < limits.depth else {
            throw failure(
                "an array or object at depth \(depth + 1)",
                expected: "at most \(limits.depth) of them in one another"
            )
        }
        depth += 1
        index += 1
        skipSpace()
    }

    private mutating func elements() throws(JSONError) -> [JSONNode] {
        var elements: [JSONNode] = []
        if take("]") { return elements }
        elements.append(try value(expected: "a value or \"]\""))
        while true {
            skipSpace()
            if take("]") { return elements }
            guard take(",") else { throw unexpected("\",\" or \"]\"") }
            skipSpace()
            let hint = next == UInt8(ascii: "]") ? "JSON allows no comma after the last element" : nil
            elements.append(try value(expected: "a value", hint: hint))
        }
    }

    private mutating func members() throws(JSONError) -> [JSONNode.Member] {
        var members: [JSONNode.Member] = []
        var keys = JSONKeySet()
        if take("}") { return members }
        while true {
            members.append(try member(isFirst: members.isEmpty, among: &keys))
            skipSpace()
            if take("}") { return members }
            guard take(",") else { throw unexpected("\",\" or \"}\"") }
            skipSpace()
        }
    }

    private mutating func member(isFirst: Bool, among keys: inout JSONKeySet) throws(JSONError) -> JSONNode.Member {
        let start = position
        guard next == UInt8(ascii: "\"") else {
            if isFirst { throw unexpected("a key in double quotes or \"}\"") }
            let isTrailing = next == UInt8(ascii: "}")
            throw unexpected(
                "a key in double quotes",
                hint: isTrailing ? "JSON allows no comma after the last member" : nil
            )
        }
        let key = try string()
        let width = position.column - start.column
        guard keys.insert(key) || limits.allowsDuplicateKeys else {
            throw JSONError(
                position: start,
                found: "the key \(JSONValue.excerpt(of: key)) a second time",
                expected: "each key once in an object"
            )
        }
        skipSpace()
        guard take(":") else { throw unexpected("\":\" after the key \(JSONValue.excerpt(of: key))") }
        skipSpace()
        let node = try value(expected: "the value of \(JSONValue.excerpt(of: key))")
        return JSONNode.Member(key: key, position: start, width: width, node: node)
    }

    private mutating func word(expected: @autoclosure () -> String) throws(JSONError) -> JSONNode.Kind {
        let start = index
        var end = index
        while end < bytes.count, bytes[end].isWordCharacter { end += 1 }
        let word = String(decoding: bytes[start..<min(end, start + 40)], as: UTF8.self)
        let kind: JSONNode.Kind
        switch word {
        case "true": kind = .bool(true)
        case "false": kind = .bool(false)
        case "null": kind = .null
        case "NaN", "Infinity": throw failure(word, expected: expected(), hint: "JSON has no such number")
        case "True", "False", "TRUE", "FALSE", "Null", "NULL":
            throw failure(word, expected: expected(), hint: "write it in small letters: \(word.lowercased())")
        case "None", "nil", "undefined":
            throw failure(word, expected: expected(), hint: "JSON's word for nothing is null")
        default: throw failure("the bare word \(word)", expected: expected(), hint: "a text stands in double quotes")
        }
        index = end
        return kind
    }

    // MARK: Between values

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private mutating func skipSpace() {
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): index += 1
            case UInt8(ascii: "\n"):
                index += 1
                line += 1
                lineStart = index
                continuations = 0
            default: return
            }
        }
    }
}

extension UInt8 {
    /// True for an ASCII letter, an ASCII digit and the underscore.
    fileprivate var isWordCharacter: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
