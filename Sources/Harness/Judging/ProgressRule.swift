package import Simulation
import Storage

/// A kind of row that can be unfinished, and who should take it next.
package struct ProgressRule: Sendable {
    /// The table with its schema.
    package let table: String
    /// A query for the ids of unfinished rows, in order.
    package let unfinished: String
    /// The columns that show where the row stands.
    package let shows: [String]
    /// Whether the rule means anything under these settings.
    package let applies: @Sendable (Settings) -> Bool
    /// Says who should take a row next, and why that does not happen.
    package let explain: @Sendable (ProgressCase) throws -> (next: String, why: String)

    /// Makes a rule.
    package init(
        table: String,
        unfinished: String,
        shows: [String],
        applies: @escaping @Sendable (Settings) -> Bool = { _ in true },
        explain: @escaping @Sendable (ProgressCase) throws -> (next: String, why: String)
    ) {
        self.table = table
        self.unfinished = unfinished
        self.shows = shows
        self.applies = applies
        self.explain = explain
    }
}
