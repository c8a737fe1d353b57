/// What a statement, typed by an operator for MySQL, must return at the end of the run.
package struct QueryExpectation: Hashable, Sendable {
    /// The statement in MySQL's dialect; NOW() is the end of the run.
    package let statement: String
    /// How many rows it must return.
    package let rows: CountRange

    /// The expectation as a sentence.
    var text: String { "\(rows.text("row")) returned by \(statement)" }
}
