package import Simulation

/// One value of a row or of a statement's arguments, in the five kinds that SQLite stores.
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])

    /// Makes an integer.
    package init(_ value: Int) { self = .integer(Int64(value)) }

    /// Makes an integer, or NULL for nil.
    package init(_ value: Int?) { self = value.map { .integer(Int64($0)) } ?? .null }

    /// Makes an integer.
    package init(_ value: Int64) { self = .integer(value) }

    /// Makes a text.
    package init(_ value: String) { self = .text(value) }

    /// Makes a text, or NULL for nil.
    package init(_ value: String?) { self = value.map { .text($0) } ?? .null }

    /// Makes 1 or 0, as MySQL's BOOLEAN does.
    package init(_ value: Bool) { self = .integer(value ? 1 : 0) }

    /// Makes the text of a datetime column: `YYYY-MM-DD HH:MM:SS` in UTC.
    package init(_ value: SimulationInstant) { self = .text(value.sqlText) }

    /// The integer, or nil for anything else.
    package var int: Int? {
        guard case .integer(let value) = self else { return nil }
        return Int(value)
    }

    /// The text, or nil for anything else.
    package var text: String? {
        guard case .text(let value) = self else { return nil }
        return value
    }

    /// True for NULL.
    package var isNull: Bool {
        guard case .null = self else { return false }
        return true
    }
}

extension SQLValue: CustomStringConvertible {
    /// The value as a person reads it in SQL: `NULL`, `3`, `'text'`.
    package var description: String {
        switch self {
        case .null: "NULL"
        case .integer(let value): String(value)
        case .real(let value): String(value)
        case .text(let value): "'\(value)'"
        case .blob(let bytes): "\(bytes.count) bytes"
        }
    }

    /// The value in a list of assignments, where quotes only disturb: `NULL`, `3`, `text`.
    package var plainDescription: String {
        guard case .text(let value) = self else { return description }
        return value
    }
}

extension SQLValue: ExpressibleByNilLiteral, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByFloatLiteral
{
    package init(nilLiteral: ()) { self = .null }
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(stringLiteral value: String) { self = .text(value) }
    package init(booleanLiteral value: Bool) { self.init(value) }
    package init(floatLiteral value: Double) { self = .real(value) }
}
