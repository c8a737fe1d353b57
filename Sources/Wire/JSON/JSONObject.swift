/// The members of a JSON object, in the order in which they were written.
package struct JSONObject: Hashable, Sendable {
    /// One member.
    package struct Member: Hashable, Sendable {
        package let key: String
        package var value: JSONValue
    }

    /// The members, in order; no key stands twice.
    package private(set) var members: [Member] = []

    /// Makes an empty object.
    package init() {}

    /// Makes an object of members whose keys differ.
    package init(_ members: [(String, JSONValue)]) {
        self.members.reserveCapacity(members.count)
        for (key, value) in members { self[key] = value }
    }

    /// Makes an object of members; the caller has made sure that no key stands twice.
    init(unique members: [Member]) {
        self.members = members
    }

    /// The value of a key; setting one keeps its place, setting nil removes the member.
    package subscript(_ key: String) -> JSONValue? {
        get { members.first { JSONKey($0.key) == JSONKey(key) }?.value }
        set {
            guard let index = members.firstIndex(where: { JSONKey($0.key) == JSONKey(key) }) else {
                if let newValue { members.append(Member(key: key, value: newValue)) }
                return
            }
            if let newValue { members[index].value = newValue } else { members.remove(at: index) }
        }
    }
}
