/// One row of a query's result.
///
/// Asking for a column that the query does not return, or for a kind of value that the column does not hold, is
/// a mistake in the program and traps with a sentence that names the column.
package struct Row: Sendable {
    /// The values in the order of the result.
    package let values: [SQLValue]

    private let header: RowColumns

    init(header: RowColumns, values: [SQLValue]) {
        self.header = header
        self.values = values
    }

    /// The column names in the order of the result.
    package var columns: [String] { header.names }

    /// The value of a column.
    package subscript(_ column: String) -> SQLValue {
        guard let position = header.position(of: column) else {
            preconditionFailure("the row has no column '\(column)', only \(columns.joined(separator: ", "))")
        }
        return values[position]
    }

    /// The integer of a column that is never NULL.
    package func int(_ column: String) -> Int {
        guard let value = self[column].int else { mismatch(column, "an integer") }
        return value
    }

    /// The integer of a column, or nil for NULL.
    package func intOrNil(_ column: String) -> Int? {
        self[column].isNull ? nil : int(column)
    }

    /// The text of a column that is never NULL.
    package func text(_ column: String) -> String {
        guard let value = self[column].text else { mismatch(column, "a text") }
        return value
    }

    /// The text of a column, or nil for NULL.
    package func textOrNil(_ column: String) -> String? {
        self[column].isNull ? nil : text(column)
    }

    /// The boolean of a column: true for every integer but 0.
    package func bool(_ column: String) -> Bool {
        int(column) != 0
    }

    private func mismatch(_ column: String, _ wanted: String) -> Never {
        preconditionFailure("the column '\(column)' holds \(self[column]), not \(wanted)")
    }
}
