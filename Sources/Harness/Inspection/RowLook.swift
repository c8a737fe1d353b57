package import Storage

/// One time that a process asked for rows of a table while a certain row was in it.
package struct RowLook: Sendable {
    /// What came of it for that row.
    package enum Verdict: Sendable, Equatable {
        case taken
        /// It met every condition, and others came first.
        case beyondLimit
        /// A condition that it did not meet: what it is called, what the row had, in a word where there is one, and
        /// what it would have needed.
        case refused(condition: String, actual: String, needs: String)
        /// Nobody can say: the conditions as they were written down cannot be asked.
        case unknown(String)
    }

    package let look: SelectionLook
    package let verdict: Verdict
}
