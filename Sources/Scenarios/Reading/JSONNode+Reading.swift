import Wire

extension JSONNode {
    /// The members of an object; none for another kind of value.
    var members: [Member] {
        guard case .object(let members) = kind else { return [] }
        return members
    }

    /// The elements of an array; none for another kind of value.
    var elements: [JSONNode] {
        guard case .array(let elements) = kind else { return [] }
        return elements
    }

    /// The member of an object.
    func member(_ key: String) -> Member? { members.first { $0.key == key } }

    /// The value of a key of an object.
    subscript(_ key: String) -> JSONNode? { member(key)?.node }

    /// The text of a text that is not empty.
    var text: String? {
        guard case .string(let text) = kind, !text.isEmpty else { return nil }
        return text
    }

    /// The value of an integer.
    ///
    /// Never inlined: the optimiser of Swift 6.3.1 crashes on `node["key"]?.integer.map(Int.init)` when this is.
    @inline(never) var integer: Int64? {
        guard case .integer(let number) = kind else { return nil }
        return number
    }
}
