/// What a writing statement did.
package struct ExecutionResult: Equatable, Sendable {
    /// How many rows are different now, as MySQL counts affected rows: an update to the same values is none.
    package let changes: Int

    /// How many rows the statement found or made, changed or not.
    package let matched: Int

    /// The id that the statement's last insert was given; 0 when it inserted nothing.
    package let lastInsertID: Int

    /// Makes a result.
    package init(changes: Int, matched: Int, lastInsertID: Int) {
        self.changes = changes
        self.matched = matched
        self.lastInsertID = lastInsertID
    }
}
