/// What a command picks, as named conditions (design §4): one query when the command runs, and evaluated one by one
/// against a row when somebody asks why the row was not picked.
package struct Selection: Sendable {
    /// One condition that a row must meet.
    package struct Condition: Sendable {
        /// What explanations call it: `sending_status`.
        package let name: String
        /// The condition in SQL: `sending_status IN (0, 2)`.
        package let sql: String
        /// The arguments of the condition's parameters.
        package let arguments: [SQLValue]
        /// What it asks for, in words: `NotSent or Error`.
        package let needs: String
        /// An SQL expression for the actual value, without parameters: `sending_status`.
        package let shows: String

        /// Makes a condition.
        package init(name: String, sql: String, arguments: [SQLValue] = [], needs: String, shows: String) {
            self.name = name
            self.sql = sql
            self.arguments = arguments
            self.needs = needs
            self.shows = shows
        }
    }

    /// What explanations call the selection.
    package let name: String

    /// The table whose rows are picked: `gb_console.wishlist_to_groups`.
    package let table: String

    /// The conditions, all of which must hold.
    package let conditions: [Condition]

    /// The terms after `ORDER BY`.
    package let order: String

    let sql: String
    let arguments: [SQLValue]
    /// The same with a last parameter: how many rows at most.
    let limitedSQL: String

    /// Makes a selection.
    package init(name: String, table: String, conditions: [Condition], order: String = "id") {
        self.name = name
        self.table = table
        self.conditions = conditions
        self.order = order
        let filter = conditions.map { "(\($0.sql))" }.joined(separator: " AND ")
        sql = "SELECT * FROM \(table)\(filter.isEmpty ? "" : " WHERE \(filter)") ORDER BY \(order)"
        limitedSQL = sql + " LIMIT ?"
        arguments = conditions.flatMap(\.arguments)
    }

    /// Says of each condition whether a row meets it, and what the row has instead; empty when there is no such row.
    ///
    /// - Throws: `DatabaseError`, as the session's `query` does.
    package func explain(
        rowID: Int,
        in session: Session
    ) throws -> [(condition: Condition, holds: Bool, actual: SQLValue)] {
        guard !conditions.isEmpty else { return [] }
        return verdicts(in: try session.query(question, arguments + [SQLValue(rowID)]).first)
    }

    /// Asks of one row, whose id is the last argument, whether it meets each condition and what it has.
    var question: String {
        let parts = conditions.map { "(\($0.sql)), (\($0.shows))" }.joined(separator: ", ")
        return "SELECT \(parts) FROM \(table) WHERE \(SQLName.local(table)).id = ?"
    }

    /// Reads the answer to `question`.
    func verdicts(in row: Row?) -> [(condition: Condition, holds: Bool, actual: SQLValue)] {
        guard let row else { return [] }
        return conditions.enumerated().map { index, condition in
            (condition, (row.values[2 * index].int ?? 0) != 0, row.values[2 * index + 1])
        }
    }
}
