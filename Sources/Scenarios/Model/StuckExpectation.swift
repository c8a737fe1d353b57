/// What must be stuck at the end of the run, or that nothing may be.
package enum StuckExpectation: Hashable, Sendable {
    /// Nothing is stuck.
    case nothing
    /// Rows of this kind are stuck.
    case rows(Rows)

    /// Which rows are stuck, and how.
    package struct Rows: Hashable, Sendable {
        /// The table with its schema.
        package let table: String
        package let conditions: [Cell]
        /// The command or service that should take the row next.
        package let next: TextPattern?
        /// Why it does not.
        package let why: TextPattern?
        package let count: CountRange
    }

    /// The expectation as a sentence.
    var text: String {
        switch self {
        case .nothing: "nothing is stuck"
        case .rows(let rows):
            "\(rows.count.text("stuck row")) in \(rows.table)"
                + RowExpectation.list(rows.conditions, prefix: " where ")
                + TextPattern.list([("next", rows.next?.text), ("why", rows.why?.text)], prefix: ", with ")
        }
    }
}
