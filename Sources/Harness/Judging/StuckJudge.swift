import Scenarios
import Simulation
import Storage
import Wire

/// Judges expectations on what is stuck at the end.
struct StuckJudge {
    /// What is unfinished, stuck or still moving.
    let rows: [StuckRow]
    let tables: [String: TableHistory]
    let saved: [String: JSONValue]
    let start: SimulationInstant
    /// Every change of a row, in order.
    let changes: [RowChange]

    /// Judges one expectation.
    ///
    /// - Returns: nil when it holds, else why it does not.
    /// - Throws: `TemplateError` when a placeholder was never saved.
    func judge(_ expectation: StuckExpectation) throws -> String? {
        let found = rows.filter(\.isStuck)
        guard case .rows(let wanted) = expectation else {
            guard !found.isEmpty else { return nil }
            let lines = found.prefix(5).map { "\($0.table) \($0.id) is stuck (\(history(of: $0))): \($0.why)" }
            return (lines + (found.count > 5 ? ["and \(found.count - 5) more"] : [])).joined(separator: "\n")
        }
        let here = found.filter { $0.table == wanted.table }
        let misses = try here.map { row in (row: row, misses: try self.misses(row, wanted)) }
        let fitting = misses.filter { $0.misses.isEmpty }
        guard !wanted.count.contains(fitting.count) else { return nil }
        let count = "found \(fitting.count)"
        if fitting.count > wanted.count.atLeast {
            let lines = fitting.prefix(5).map { "  row \($0.row.id), \(history(of: $0.row)): \($0.row.why)" }
            return ([count + ", expected \(wanted.count.text("stuck row")):"] + lines).joined(separator: "\n")
        }
        let near = misses.filter { !$0.misses.isEmpty }.sorted {
            ($0.misses.count, $0.row.id) < ($1.misses.count, $1.row.id)
        }
        let entries = near.map {
            NearMisses.Entry(title: "row \($0.row.id), stuck (\($0.row.state))", misses: $0.misses)
        }
        if let text = NearMisses(entries).text("\(count); the nearest of \(near.count)") { return text }
        if let moving = rows.first(where: { $0.table == wanted.table && !$0.isStuck }) {
            return "\(count); \(moving.table) \(moving.id) is \(moving.why)"
        }
        return "\(count); nothing in \(wanted.table) is unfinished"
    }

    /// The state, since when it has been so, and who wrote it.
    private func history(of row: StuckRow) -> String {
        guard row.since >= start else { return "\(row.state) since \(row.since.sqlText), given by the scenario" }
        let state = "\(row.state) since \(row.since.text(since: start))"
        let written = changes.last { $0.table == row.table && $0.rowID == row.id && $0.time == row.since }
        guard let written else { return state }
        guard written.process != GivenWriter.process else { return "\(state), given by the scenario" }
        return "\(state), written by \(written.process)" + (written.step.map { " at step \($0)" } ?? "")
    }

    /// What keeps a stuck row from being one that is meant.
    private func misses(_ row: StuckRow, _ wanted: StuckExpectation.Rows) throws -> [String] {
        var misses = try cells(wanted.conditions, of: row)
        for (name, pattern, text) in [("next", wanted.next, row.next), ("why", wanted.why, row.why)] {
            guard let glob = try pattern?.glob(with: saved), !glob.matches(text) else { continue }
            misses.append("\(name) \(TextMiss.phrase(text, glob))")
        }
        return misses
    }

    private func cells(_ conditions: [Cell], of row: StuckRow) throws -> [String] {
        guard let history = tables[row.table], let values = history.state()[row.id] else { return [] }
        return try RowQuestion.wanted(conditions, of: history.table, saved).filter { !$0.fits(values) }.map { cell in
            let name = history.table.columns[cell.column].name
            let actual = history.table.word(for: values[cell.column], column: name)
            return "\(name) is \(actual), expected \(history.table.word(for: cell.value, column: name))"
        }
    }
}
