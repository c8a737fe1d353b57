import Simulation
package import Wire

/// Compares a JSON value with what a scenario expects of it.
///
/// An expected object asks for its own members and leaves others free; an expected array asks for as many elements,
/// each matching in its place; in an expected text `*` stands for any run of characters; an expected whole number
/// matches the same number written with a fraction.
package enum JSONMatch {
    /// Returns where the actual value differs first, or nil when it matches: `$.data.slug is "a", expected "b"`.
    package static func difference(expected: JSONValue, actual: JSONValue?, at path: String = "$") -> String? {
        guard let actual else { return "\(path) is missing, expected \(expected.text)" }
        switch (expected, actual) {
        case (.object(let members), .object(let object)):
            return members.members.lazy.compactMap {
                difference(expected: $0.value, actual: object[$0.key], at: "\(path).\($0.key)")
            }.first
        case (.array(let expectedElements), .array(let elements)):
            guard expectedElements.count == elements.count else {
                return "\(path) has \(elements.count) elements, expected \(expectedElements.count)"
            }
            return elements.indices.lazy.compactMap {
                difference(expected: expectedElements[$0], actual: elements[$0], at: "\(path)[\($0)]")
            }.first
        case (.string(let pattern), .string(let text)) where GlobPattern(pattern).matches(text): return nil
        case (.integer(let whole), .real(let number)) where Double(whole) == number: return nil
        case (.real(let number), .integer(let whole)) where Double(whole) == number: return nil
        default: return expected == actual ? nil : "\(path) is \(actual.text), expected \(expected.text)"
        }
    }
}
