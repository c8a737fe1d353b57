/// A value that a cell of a table can hold.
package enum ScalarValue: Hashable, Sendable, CustomStringConvertible {
    case null
    case integer(Int64)
    case real(Double)
    /// A text; in a scenario it may hold placeholders such as `${slug}`, which `Template` fills.
    case text(String)

    /// The value as a person reads it: `null`, `3`, `"text"`.
    package var description: String {
        switch self {
        case .null: "null"
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        case .text(let text): "\"\(text)\""
        }
    }
}
