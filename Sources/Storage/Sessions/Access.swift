/// What a session may touch: whole schemas, or single tables of a schema.
///
/// Each real service works with the schemas that its document gives it; the rest is refused when a statement is
/// prepared (design §2).
package struct Access: Hashable, Sendable {
    /// Schemas (`gb_console`) or tables (`gb_console.notifications`) that the session may write, and so read.
    package let writes: [String]

    /// Schemas or tables that the session may only read.
    package let reads: [String]

    /// Makes the right to write `writes` and to read both.
    package init(writes: [String], reads: [String] = []) {
        self.writes = writes
        self.reads = reads
    }

    /// True when a table such as `gb_console.malls` may be written.
    package func allowsWriting(_ table: String, of schema: String) -> Bool {
        writes.contains(schema) || writes.contains(table)
    }

    /// True when a table such as `gb_console.malls` may be read.
    package func allowsReading(_ table: String, of schema: String) -> Bool {
        allowsWriting(table, of: schema) || reads.contains(schema) || reads.contains(table)
    }
}

extension Access: CustomStringConvertible {
    /// What is allowed, in a phrase: `may write crawler_v2 and read gb_console.malls`.
    package var description: String {
        let parts = [("write", writes), ("read", reads)].filter { !$0.1.isEmpty }
        guard !parts.isEmpty else { return "may touch nothing" }
        return "may " + parts.map { "\($0.0) \($0.1.joined(separator: ", "))" }.joined(separator: " and ")
    }
}
