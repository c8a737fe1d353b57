package import Storage

/// Something that is true of every healthy run (reference trend-viewer §4, end).
package struct Invariant: Sendable {
    /// The id, such as `I-4`.
    package let id: String
    /// What it says, in a sentence.
    package let text: String
    package let checks: [Check]

    /// Makes an invariant.
    package init(_ id: String, _ text: String, _ checks: [Check]) {
        self.id = id
        self.text = text
        self.checks = checks
    }

    /// One way of looking for rows that break an invariant.
    package enum Check: Sendable {
        /// Asked whenever an instant is over that changed a row of `table`: the query gets the row's id and
        /// returns what breaks the invariant. Between two writes of one instant anything may be.
        case row(table: String, sql: String)
        /// Asked once, when the run has ended: the query returns what breaks the invariant.
        case settled(sql: String)
        /// Asked once of everything that was committed; returns a sentence for each break.
        case history(@Sendable (Database) -> [String])
    }
}
