/// What a statement returned: the names of its columns and its rows.
package struct QueryResult: Sendable, Equatable {
    /// The columns as the statement names them; two may have the same name.
    package let columns: [String]

    /// The rows, each with a value for every column.
    package let rows: [[SQLValue]]

    /// What the reader of the result should know, such as words that were compared with an integer.
    package let warnings: [String]

    /// Makes a result.
    package init(columns: [String], rows: [[SQLValue]], warnings: [String] = []) {
        self.columns = columns
        self.rows = rows
        self.warnings = warnings
    }
}
