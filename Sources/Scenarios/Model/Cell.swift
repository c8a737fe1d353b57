package import Wire

/// A column with the value that it has, or must have.
package struct Cell: Hashable, Sendable {
    package let column: String
    /// The value as the table holds it: a label stands here as its integer, an instant as `YYYY-MM-DD HH:MM:SS`.
    package let value: ScalarValue
    /// The value as the file has it, for sentences: `Error`, `"B0B2"`, `3`.
    package let written: String
    package let position: JSONPosition

    /// The cell as a sentence: `crawl_status is Error`.
    package var text: String { "\(column) is \(written)" }
}
