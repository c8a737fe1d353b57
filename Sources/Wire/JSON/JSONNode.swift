/// A JSON value that knows where it stands, and where each value and key in it stands.
package struct JSONNode: Hashable, Sendable {
    /// What the value is.
    package enum Kind: Hashable, Sendable {
        case null
        case bool(Bool)
        case integer(Int64)
        case real(Double)
        case string(String)
        case array([JSONNode])
        case object([Member])
    }

    /// A key of an object with its value.
    package struct Member: Hashable, Sendable {
        package let key: String
        /// Where the key's opening quote stands, and how many columns the key takes with its quotes.
        package let position: JSONPosition
        package let width: Int
        package let node: JSONNode

        /// The same key with another value.
        package func with(_ node: JSONNode) -> Member {
            Member(key: key, position: position, width: width, node: node)
        }
    }

    /// Where the value's first character stands.
    package let position: JSONPosition
    /// How many columns the value takes as it is written; 1 for an array or an object.
    package let width: Int
    package let kind: Kind

    /// Reads one JSON text (RFC 8259) from UTF-8 bytes.
    ///
    /// - Parameters:
    ///   - bytes: the text.
    ///   - limits: how large it may be.
    ///   - source: which of several texts that belong together this is, for positions.
    /// - Throws: `JSONError` for the first mistake; no bytes make it trap.
    package init(parsing bytes: [UInt8], limits: JSONLimits = .standard, source: Int = 0) throws(JSONError) {
        var parser = JSONParser(bytes, limits: limits, source: source)
        self = try parser.parse()
    }

    /// Makes a value that stands where another one does.
    package init(position: JSONPosition, width: Int, kind: Kind) {
        self.position = position
        self.width = width
        self.kind = kind
    }

    /// The value without positions; of a key that stands twice the last value counts.
    package var value: JSONValue {
        switch kind {
        case .null: .null
        case .bool(let flag): .bool(flag)
        case .integer(let number): .integer(number)
        case .real(let number): .real(number)
        case .string(let text): .string(text)
        case .array(let elements): .array(elements.map(\.value))
        case .object(let members): .object(Self.object(members))
        }
    }

    private static func object(_ members: [Member]) -> JSONObject {
        var keys = JSONKeySet()
        var unique: [JSONObject.Member] = []
        unique.reserveCapacity(members.count)
        for member in members {
            let made = JSONObject.Member(key: member.key, value: member.node.value)
            if keys.insert(member.key) {
                unique.append(made)
            } else if let place = unique.firstIndex(where: { JSONKey($0.key) == JSONKey(member.key) }) {
                unique[place] = made
            }
        }
        return JSONObject(unique: unique)
    }

    /// What the value is, for a sentence: `an object`, `the text "a"`, `the number 3`.
    package var summary: String {
        switch kind {
        case .null: "null"
        case .bool(let flag): "\(flag)"
        case .integer(let number): "the number \(number)"
        case .real(let number): "the number \(number)"
        case .string(let text): "the text \(JSONValue.excerpt(of: text))"
        case .array(let elements): elements.isEmpty ? "an empty array" : "an array"
        case .object(let members): members.isEmpty ? "an empty object" : "an object"
        }
    }
}
