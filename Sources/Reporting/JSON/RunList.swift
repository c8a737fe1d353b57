package import Wire

/// The report of runs for programs, in pieces that are written as the runs finish.
///
/// The pieces in order are `opening`, one `element` for each run, `closing`.
package struct RunList: Sendable {
    private var isEmpty = true

    /// Makes a list without runs.
    package init() {}

    /// What stands before the first run.
    package var opening: String { RunJSON.opening("runs") }

    /// The next run, as `RunJSON` makes it, on a line of its own.
    package mutating func element(_ run: JSONValue) -> String {
        defer { isEmpty = false }
        return (isEmpty ? "\n" : ",\n") + run.text
    }

    /// What stands after the last run, with the counts of a suite where the runs are one; its last line is ended.
    package func closing(_ suite: SuiteReport? = nil) -> String {
        (isEmpty ? "" : "\n") + "]" + (suite.map { ", \"suite\": \($0.json.text)" } ?? "") + "}\n"
    }
}
