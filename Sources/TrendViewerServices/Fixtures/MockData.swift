package import Wire

/// A place in a mock file, read with errors that name the place: `products[2].reviews[0].rating`.
package struct MockData: Sendable {
    /// Why a mock file cannot be used.
    package struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// The place in the file; empty for the whole of it.
        package let path: String
        /// What is wrong there and what would be right.
        package let message: String

        package var description: String { path.isEmpty ? message : "\(path): \(message)" }
    }

    /// The value at this place.
    package let value: JSONValue
    private let path: String

    /// Starts at the top of a file.
    package init(_ value: JSONValue) {
        self.value = value
        path = ""
    }

    private init(_ value: JSONValue, path: String) {
        self.value = value
        self.path = path
    }

    func problem(_ message: String) -> Problem { Problem(path: path, message: message) }

    /// Returns after making sure that the object has no key but these.
    func allow(_ keys: [String]) throws(Problem) {
        guard let members = value.object?.members else { throw problem("must be an object") }
        for member in members where !keys.contains(member.key) {
            throw problem("unknown key '\(member.key)'; known are \(keys.joined(separator: ", "))")
        }
    }

    /// The member of an object.
    func member(_ key: String) throws(Problem) -> MockData {
        guard let member = optional(key) else { throw problem("'\(key)' is missing") }
        return member
    }

    func optional(_ key: String) -> MockData? {
        value[key].map { MockData($0, path: path.isEmpty ? key : "\(path).\(key)") }
    }

    /// The elements of an array that must not be empty.
    func elements() throws(Problem) -> [MockData] {
        guard let elements = value.array, !elements.isEmpty else { throw problem("must be an array with elements") }
        return elements.enumerated().map { MockData($1, path: "\(path)[\($0)]") }
    }

    func text() throws(Problem) -> String {
        guard let text = value.string, !text.isEmpty else { throw problem("must be a text that is not empty") }
        return text
    }

    /// A whole number within `range`.
    func integer(in range: ClosedRange<Int>) throws(Problem) -> Int {
        guard let number = value.integer.map({ Int($0) }), range.contains(number) else {
            throw problem("must be a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// A pair `[least, most]` within `range`.
    func span(in range: ClosedRange<Int>) throws(Problem) -> ClosedRange<Int> {
        let ends = try elements()
        guard ends.count == 2 else { throw problem("must be a pair [least, most]") }
        let least = try ends[0].integer(in: range)
        return least...(try ends[1].integer(in: least...range.upperBound))
    }
}
