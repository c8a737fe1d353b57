import Scenarios
import Simulation
package import Storage

/// Says why the rows of a table are not as they must be: which values, since when, and who wrote them.
struct RowExplainer {
    let history: TableHistory
    let start: SimulationInstant
    /// Tells copies.
    let copies: () -> CopyTeller

    /// How many rows are told of.
    private static let limit = 5

    /// Why a question does not hold of a table at one moment; `when` is that moment in words.
    func explain(_ question: RowQuestion, _ view: TableHistory.View, when: String) -> String {
        let state = view.state.sorted { $0.key < $1.key }
        let meant = state.filter { question.means($0.value) }
        guard !meant.isEmpty else { return noRow(state, question.conditions, view, when: when) }
        let wrong = meant.filter { !question.holds($0.value) }
        let near = nearMisses(wrong, question.row, view)
        guard let count = question.count else { return near ?? "there is no row \(when)" }
        let holding = meant.filter { question.holds($0.value) }
        if !holding.isEmpty, let group = question.wrongGroup(in: view.state) {
            let key = question.per.map { cell($0, group[0].values) }.joined(separator: " and ")
            return tell("found \(group.count) \(when) with \(key), expected \(count.text("row"))", group)
        }
        let rows = holding.map { (id: $0.key, values: $0.value) }
        let found = "found \(rows.count) \(when)"
        if rows.count > count.atLeast || near == nil { return tell(found, rows) }
        let those = rows.isEmpty ? "" : " (\(rows.prefix(Self.limit).map { "row \($0.id)" }.joined(separator: ", ")))"
        return "\(found)\(those); \(near ?? "")"
    }

    /// What a row holds where cells ask for it, since when, and who wrote it.
    func tell(_ cells: [RowQuestion.Wanted], of id: Int64, in view: TableHistory.View) -> String {
        guard let values = view.state[id], !cells.isEmpty else { return identify(id) }
        let parts = cells.map { cell($0.column, values) + written($0.column, row: id, in: view) }
        return "row \(id): \(parts.joined(separator: "; "))"
    }

    // MARK: Rows that are there

    private func nearMisses(
        _ rows: [(key: Int64, value: [SQLValue])],
        _ wanted: [RowQuestion.Wanted],
        _ view: TableHistory.View
    ) -> String? {
        guard rows.count != 1 else { return difference(rows[0], wanted, view).line }
        guard !rows.isEmpty else { return nil }
        let ranked = NearMisses.ranked(rows) { row in
            wanted.count { !$0.fits(row.value) }
        } distance: { _ in
            0
        }
        let shown = ranked.prefix(Self.limit).map { "  " + difference($0, wanted, view).line }
        let rest = rows.count > Self.limit ? ["  and \(rows.count - Self.limit) more rows"] : []
        return (["\(rows.count) rows differ:"] + shown + rest).joined(separator: "\n")
    }

    /// Says of one row which values are others than wanted, since when, and who wrote them last.
    private func difference(
        _ entry: (key: Int64, value: [SQLValue]),
        _ wanted: [RowQuestion.Wanted],
        _ view: TableHistory.View
    ) -> (line: String, entry: NearMisses.Entry) {
        let parts = wanted.filter { !$0.fits(entry.value) }.map { cell in
            let name = history.table.columns[cell.column].name
            let actual = entry.value[cell.column]
            let since = written(cell.column, row: entry.key, in: view)
            if case .text(let text) = actual, let pattern = cell.pattern {
                return "\(name) \(TextMiss.phrase(text, pattern))\(since)"
            }
            return "\(name) is \(word(actual, name)), expected \(word(cell.value, name))\(since)"
        }
        let title = "row \(entry.key)"
        return ("\(title): \(parts.joined(separator: "; "))", NearMisses.Entry(title: title, misses: parts))
    }

    private func written(_ column: Int, row: Int64, in view: TableHistory.View) -> String {
        guard let change = history.lastWrite(of: column, row: row, in: view) else { return " since the start" }
        let step = change.step.map { " at step \($0)" } ?? ""
        return " since \(change.time.text(since: start)), written by \(change.process)\(step)"
    }

    private func tell(_ lead: String, _ rows: [(id: Int64, values: [SQLValue])]) -> String {
        copies().text(
            lead,
            rows.map { row in
                let insert = history.changes.first { $0.rowID == row.id && $0.old == nil }
                return (id: row.id, insert: insert, differences: differences(row.values, from: rows[0].values))
            }
        )
    }

    /// The columns in which a row is not like another, ids and instants left out; of long values only the names.
    private func differences(_ values: [SQLValue], from first: [SQLValue]) -> [String] {
        history.table.columns.indices.compactMap { index in
            let name = history.table.columns[index].name
            guard values[index] != first[index], name != "id", !name.hasSuffix("_at") else { return nil }
            let text = cell(index, values)
            return text.count > 80 ? "\(name) differs" : text
        }
    }

    private func identify(_ id: Int64) -> String {
        guard let change = history.changes.first(where: { $0.rowID == id }) else { return "row \(id)" }
        return "row \(id), written by \(change.process) at \(change.time.text(since: start))"
    }

    // MARK: No row

    private func noRow(
        _ state: [(key: Int64, value: [SQLValue])],
        _ conditions: [RowQuestion.Wanted],
        _ view: TableHistory.View,
        when: String
    ) -> String {
        guard !state.isEmpty else {
            guard let last = history.changes[..<view.count].last(where: { $0.new == nil }) else {
                return "\(history.table.name) has no row \(when); nothing has written one"
            }
            return "\(history.table.name) has no row \(when); the last was deleted at "
                + "\(last.time.text(since: start)) by \(last.process)"
        }
        let ranked = NearMisses.ranked(state) { row in
            conditions.count { !$0.fits(row.value) }
        } distance: { row in
            conditions.reduce(0) { sum, cell in
                guard case .text(let actual) = row.value[cell.column], case .text(let text) = cell.value else {
                    return sum
                }
                return sum + NearMisses.distance(actual, text)
            }
        }
        let many = state.count == 1 ? "its only row is near" : "the nearest of its \(state.count) rows"
        let near = NearMisses(ranked.lazy.map { difference($0, conditions, view).entry })
        return near.text("\(history.table.name) has no such row \(when); \(many)") ?? "no row \(when)"
    }

    // MARK: Values

    private func cell(_ column: Int, _ values: [SQLValue]) -> String {
        let name = history.table.columns[column].name
        return "\(name) is \(word(values[column], name))"
    }

    /// A value as the documents call it, with the number behind a word.
    private func word(_ value: SQLValue, _ column: String) -> String { history.table.word(for: value, column: column) }
}

extension Table {
    /// A value as the documents call it, with the number behind a word: `Analyzing (2)`.
    package func word(for value: SQLValue, column: String) -> String {
        guard case .integer(let number) = value, let name = labels(for: column)?.name(of: number) else {
            return value.description
        }
        return "\(name) (\(number))"
    }
}
