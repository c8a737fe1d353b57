import Simulation
import Wire

/// Turns what a person writes for a column into what the table holds.
struct ColumnReader {
    let column: ColumnVocabulary
    let start: SimulationInstant

    /// The value that the table holds, or nil when the column cannot hold it.
    func value(of kind: JSONNode.Kind) -> ScalarValue? {
        if kind == .null { return column.isNullable ? .null : nil }
        return switch (column.type, kind) {
        case (.integer, .integer(let number)), (.any, .integer(let number)): .integer(number)
        case (.integer, .string(let word)): column.value(of: word).map { .integer($0) }
        case (.boolean, .bool(let flag)), (.any, .bool(let flag)): .integer(flag ? 1 : 0)
        case (.boolean, .integer(let number)) where number == 0 || number == 1: .integer(number)
        case (.real, .real(let number)), (.any, .real(let number)): .real(number)
        case (.real, .integer(let number)): .real(Double(number))
        case (.text, .string(let text)), (.any, .string(let text)): .text(text)
        case (.instant, .string(let text)): TimeText(text).map { .text($0.instant(from: start).sqlText) }
        default: nil
        }
    }
}
