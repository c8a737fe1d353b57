/// The statements of a run in the order in which they were done, for `StatementReplay`.
package final class StatementLog {
    /// One thing that a session sent.
    enum Entry {
        case statement(String, [SQLValue])
        case begin, commit, rollback
    }

    private(set) var entries: [Entry] = []

    /// Makes an empty log.
    package init() {}

    /// How many statements there are, those that begin and end transactions included.
    package var count: Int { entries.count }

    func add(_ entry: Entry) {
        entries.append(entry)
    }
}
