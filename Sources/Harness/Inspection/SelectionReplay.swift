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
        try file.layOut(capture.tables.map(\.table), ignoresCase: false)
        try file.execute("BEGIN")
        let history = FirstStates(capture)
        for state in capture.tables {
            try file.insert(into: SQLName.quoted(table: state.table.name), history.rows(of: state))
        }
    }

    /// What every look at a row's table came to for the row, as long as it was there.
    ///
    /// - Throws: `SQLMistake` when a change of a damaged record cannot be repeated.
    func looks(at table: String, _ rowID: Int64) throws(SQLMistake) -> [RowLook] {
        var found: [RowLook] = []
        for look in capture.looks where look.selection.table == table {
            if look.picked.contains(rowID) {
                found.append(RowLook(look: look, verdict: .taken))
            } else if let verdict = try verdict(of: look, on: rowID) {
                found.append(RowLook(look: look, verdict: verdict))
            }
        }
        return found
    }

    /// What the conditions of a look say of a row that it could see, whether or not it was taken.
    ///
    /// Nil while there is no such row. One that met all of them was beyond the limit, or it was taken.
    ///
    /// - Throws: `SQLMistake` when a change of a damaged record cannot be repeated.
    func verdict(of look: SelectionLook, on rowID: Int64) throws(SQLMistake) -> RowLook.Verdict? {
        try move(to: look.changes)
        return try seen(by: look) { () throws(SQLMistake) in verdict(of: look.selection, on: rowID) }
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

    // MARK: What the tables hold

    /// Goes to where so many changes are in the tables; back, too, since a transaction sees what was when it began.
    private func move(to wanted: Int) throws(SQLMistake) {
        while count < min(wanted, capture.changes.count) {
            let change = capture.changes[count]
            count += 1
            try put(change.new, change.table, change.rowID)
        }
        while count > wanted {
            count -= 1
            let change = capture.changes[count]
            try put(change.old, change.table, change.rowID)
        }
    }

    /// Calls `body` while the rows that whoever looks has changed himself are in the tables.
    private func seen<Result>(
        by look: SelectionLook,
        _ body: () throws(SQLMistake) -> Result
    ) throws(SQLMistake) -> Result {
        guard !look.own.isEmpty else { return try body() }
        try file.execute("SAVEPOINT own")
        for row in look.own { try put(row.values, row.table, row.rowID) }
        let result = try body()
        try file.execute("ROLLBACK TO own; RELEASE own")
        return result
    }

    private func put(_ values: [SQLValue]?, _ table: String, _ rowID: Int64) throws(SQLMistake) {
        let table = SQLName.quoted(table: table)
        _ = try file.query("DELETE FROM \(table) WHERE rowid = ?", [.integer(rowID)])
        if let values { try file.insert(into: table, [values]) }
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
        let untouched = state.rows.filter { row in
            guard let id = state.table.idColumn, let rowID = row[id].int else { return true }
            return touched[Int64(rowID)] == nil
        }
        return untouched + touched.keys.sorted().compactMap { touched[$0] ?? nil }
    }
}
