import Simulation
package import Wire

/// Compares a JSON value with what a scenario expects of it.
///
/// An expected object asks for its own members and leaves others free; an expected array asks for as many elements,
/// each matching in its place; in an expected text `*` stands for any run of characters; an expected whole number
/// matches the same number written with a fraction.
package enum JSONMatch {
    /// Returns where the actual value differs first, or nil when it matches: `$.data.slug is "a", expected "b"`.
    package static func difference(expected: JSONValue, actual: JSONValue?) -> String? {
        differences(expected: expected, actual: actual, limit: 1).first
    }

    /// Returns where the actual value differs, part by part, as far as a person reads on; nothing when it matches.
    package static func differences(expected: JSONValue, actual: JSONValue?, limit: Int = 8) -> [String] {
        var found: [String] = []
        compare(expected, actual, at: "$", limit, &found)
        return found
    }

    private static func compare(
        _ expected: JSONValue,
        _ actual: JSONValue?,
        at path: String,
        _ limit: Int,
        _ found: inout [String]
    ) {
        guard found.count < limit else { return }
        guard let actual else { return found.append("\(path) is missing, expected \(expected.text)") }
        switch (expected, actual) {
        case (.object(let members), .object(let object)):
            for member in members.members {
                compare(member.value, object[member.key], at: "\(path).\(member.key)", limit, &found)
            }
        case (.array(let expectedElements), .array(let elements)):
            guard expectedElements.count == elements.count else {
                return found.append("\(path) has \(elements.count) elements, expected \(expectedElements.count)")
            }
            for index in elements.indices {
                compare(expectedElements[index], elements[index], at: "\(path)[\(index)]", limit, &found)
            }
        case (.string(let pattern), .string(let text)) where GlobPattern(pattern).matches(text): return
        case (.integer(let whole), .real(let number)) where Double(whole) == number: return
        case (.real(let number), .integer(let whole)) where Double(whole) == number: return
        default:
            if expected != actual { found.append("\(path) is \(actual.text), expected \(expected.text)") }
        }
    }
}
