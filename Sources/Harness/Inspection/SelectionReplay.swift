import Storage

/// The tables of a recorded run, change by change, so that each look can be repeated when it was made.
final class SelectionReplay {
    private let capture: RunCapture
    private let file: SQLiteFile
    private let tables: [String: Table]
    /// How many changes are in the tables.
    private var count = 0

    /// Lays the tables out as they were before the first change.
    ///
    /// - Throws: `SQLMistake` when a name or a value of a damaged record cannot be laid out.
    init(_ capture: RunCapture) throws(SQLMistake) {
        self.capture = capture
        tables = Dictionary(capture.tables.map { ($0.table.name, $0.table) }) { first, _ in first }
        file = try SQLiteFile()
        file.limitWork()
        var schemas: [String] = []
        for state in capture.tables {
            let schema = String(state.table.name.prefix { $0 != "." })
            if !schemas.contains(schema) { schemas.append(schema) }
        }
        for schema in schemas { try file.attachEmpty(as: schema) }
        try file.execute("BEGIN")
        let history = FirstStates(capture)
        for state in capture.tables {
            let columns = state.table.columns.map { column in
                "\(SQLName.quoted(column.name)) \(column.type.allSatisfy(\.isLetter) ? column.type : "")"
                    + (column.name == "id" ? " PRIMARY KEY" : "")
            }
            try file.execute(
                "CREATE TABLE \(SQLName.quoted(table: state.table.name)) (\(columns.joined(separator: ", ")))"
            )
            try file.insert(into: SQLName.quoted(table: state.table.name), history.rows(of: state))
        }
    }

    /// What every look at a row's table came to for the row, as long as it was there.
    ///
    /// - Throws: `SQLMistake` when a change of a damaged record cannot be repeated.
    func looks(at table: String, _ rowID: Int64) throws(SQLMistake) -> [RowLook] {
        var found: [RowLook] = []
        for look in capture.looks where look.selection.table == table {
            try advance(to: look.changes)
            if look.picked.contains(rowID) {
                found.append(RowLook(look: look, verdict: .taken))
            } else if let verdict = verdict(of: look.selection, on: rowID) {
                found.append(RowLook(look: look, verdict: verdict))
            }
        }
        return found
    }

    /// Nil while there is no such row.
    private func verdict(of selection: Selection, on rowID: Int64) -> RowLook.Verdict? {
        do throws(SQLMistake) {
            let answers = try file.explain(selection, rowID: rowID)
            guard !answers.isEmpty else { return nil }
            guard let failed = answers.first(where: { !$0.holds }) else { return .beyondLimit }
            let labels = tables[selection.table]?.labels(for: failed.condition.name)
            let word = failed.actual.int.flatMap { labels?.name(of: Int64($0)) }
            return .refused(
                condition: failed.condition.name,
                actual: word ?? failed.actual.plainDescription,
                needs: failed.condition.needs
            )
        } catch {
            return .unknown(error.message)
        }
    }

    private func advance(to wanted: Int) throws(SQLMistake) {
        while count < min(wanted, capture.changes.count) {
            let change = capture.changes[count]
            count += 1
            let table = SQLName.quoted(table: change.table)
            _ = try file.query("DELETE FROM \(table) WHERE rowid = ?", [.integer(change.rowID)])
            if let new = change.new { try file.insert(into: table, [new]) }
        }
    }
}

/// What the tables held before the first change.
private struct FirstStates {
    private var byTable: [String: [Int64: [SQLValue]?]] = [:]

    init(_ capture: RunCapture) {
        for change in capture.changes where byTable[change.table]?[change.rowID] == nil {
            byTable[change.table, default: [:]].updateValue(change.old, forKey: change.rowID)
        }
    }

    /// The rows of a table: those that no change touched, and what was there before the changes of the others.
    func rows(of state: RunCapture.TableState) -> [[SQLValue]] {
        let touched = byTable[state.table.name] ?? [:]
        let id = state.table.columns.firstIndex { $0.name == "id" }
        let untouched = state.rows.filter { row in
            guard let id, let rowID = row[id].int else { return true }
            return touched[Int64(rowID)] == nil
        }
        return untouched + touched.keys.sorted().compactMap { touched[$0] ?? nil }
    }
}
