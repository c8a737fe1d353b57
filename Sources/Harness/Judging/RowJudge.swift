import Scenarios
import Simulation
import Storage
import Wire

/// Judges expectations on rows, and explains those that do not hold.
struct RowJudge {
    let history: TableHistory
    let start: SimulationInstant
    let end: SimulationInstant

    /// One cell of an expectation, ready to compare.
    private struct Wanted {
        let column: Int
        let value: SQLValue
        let cell: Cell

        func fits(_ row: [SQLValue]) -> Bool { row[column].equals(value) }
    }

    /// Judges one expectation.
    ///
    /// - Parameters:
    ///   - expectation: what must be so.
    ///   - saved: the values that steps have saved.
    /// - Returns: nil when it holds, else why it does not.
    /// - Throws: `TemplateError` when a placeholder was never saved.
    func judge(_ expectation: RowExpectation, saved: [String: JSONValue]) throws -> String? {
        let conditions = try wanted(expectation.conditions, saved)
        let row = try wanted(expectation.row, saved)
        func holds(_ state: TableHistory.State) -> Bool {
            let meant = state.values.filter { values in conditions.allSatisfy { $0.fits(values) } }
            let holding = meant.count { values in row.allSatisfy { $0.fits(values) } }
            if let count = expectation.count { return count.contains(holding) }
            return !meant.isEmpty && holding == meant.count
        }
        switch expectation.timing {
        case .atEnd:
            return holds(history.state()) ? nil : explain(expectation, conditions, row, at: nil)
        case .at(let moment):
            return holds(history.state(at: moment.instant))
                ? nil : explain(expectation, conditions, row, at: moment.instant)
        case .by(let moment):
            if history.visitStates(until: moment.instant, holds) { return nil }
            return explain(expectation, conditions, row, at: moment.instant)
        }
    }

    private func wanted(_ cells: [Cell], _ saved: [String: JSONValue]) throws -> [Wanted] {
        try cells.map { cell in
            guard let column = history.table.columns.firstIndex(where: { $0.name == cell.column }) else {
                preconditionFailure("the scenario reader let an unknown column '\(cell.column)' pass")
            }
            return Wanted(column: column, value: SQLValue(try cell.value.filled(with: saved)), cell: cell)
        }
    }

    private func explain(
        _ expectation: RowExpectation,
        _ conditions: [Wanted],
        _ row: [Wanted],
        at instant: SimulationInstant?
    ) -> String {
        let state = history.state(at: instant).sorted { $0.key < $1.key }
        let meant = state.filter { entry in conditions.allSatisfy { $0.fits(entry.value) } }
        let when = instant.map { "at \($0.text(since: start))" } ?? "at the end"
        guard !meant.isEmpty else { return noRow(state, conditions, when, instant) }
        let holding = meant.filter { entry in row.allSatisfy { $0.fits(entry.value) } }
        if let count = expectation.count {
            let wrong = meant.filter { entry in !row.allSatisfy { $0.fits(entry.value) } }
            let found = "found \(holding.count) \(when)"
            if holding.count > count.atLeast || wrong.isEmpty {
                return "\(found): \(holding.prefix(5).map { identify($0.key) }.joined(separator: "; "))"
            }
            return "\(found); \(wrong.prefix(3).map { difference($0, row, instant) }.joined(separator: "; "))"
        }
        let wrong = meant.filter { entry in !row.allSatisfy { $0.fits(entry.value) } }
        return wrong.prefix(3).map { difference($0, row, instant) }.joined(separator: "; ")
    }

    /// Says of one row which values are others than wanted, since when, and who wrote them last.
    private func difference(
        _ entry: (key: Int64, value: [SQLValue]),
        _ wanted: [Wanted],
        _ instant: SimulationInstant?
    ) -> String {
        let parts = wanted.filter { !$0.fits(entry.value) }.map { cell in
            let name = history.table.columns[cell.column].name
            let actual = word(entry.value[cell.column], column: name)
            return "\(name) is \(actual), expected \(word(cell.value, column: name))"
                + written(cell.column, row: entry.key, upTo: instant)
        }
        return "row \(entry.key): \(parts.joined(separator: "; "))"
    }

    private func written(_ column: Int, row: Int64, upTo instant: SimulationInstant?) -> String {
        guard let change = history.lastWrite(of: column, row: row, upTo: instant) else {
            return " since the start"
        }
        let step = change.step.map { " at step \($0)" } ?? ""
        return " since \(change.time.text(since: start)), written by \(change.process)\(step)"
    }

    private func noRow(
        _ state: [(key: Int64, value: [SQLValue])],
        _ conditions: [Wanted],
        _ when: String,
        _ instant: SimulationInstant?
    ) -> String {
        guard !state.isEmpty else {
            let deleted = history.changes.last { change in
                change.new == nil && (instant.map { change.time <= $0 } ?? true)
            }
            guard let last = deleted else {
                return "\(history.table.name) has no row \(when); nothing has written one"
            }
            return "\(history.table.name) has no row \(when); the last was deleted at "
                + "\(last.time.text(since: start)) by \(last.process)"
        }
        // The nearest row is the one that meets most conditions; the first of several.
        let scored = state.map { entry in (entry, conditions.count { $0.fits(entry.value) }) }
        guard let best = scored.max(by: { ($0.1, $1.0.key) < ($1.1, $0.0.key) }) else { return "no row \(when)" }
        let many = state.count == 1 ? "its only row is near" : "the nearest of its \(state.count) rows"
        return "\(history.table.name) has no such row \(when); \(many): \(difference(best.0, conditions, instant))"
    }

    private func identify(_ id: Int64) -> String {
        guard let change = history.changes.first(where: { $0.rowID == id }) else { return "row \(id)" }
        return "row \(id), written by \(change.process) at \(change.time.text(since: start))"
    }

    /// A value as the documents call it, with the number behind a word.
    private func word(_ value: SQLValue, column: String) -> String {
        history.table.word(for: value, column: column)
    }
}

extension Table {
    /// A value as the documents call it, with the number behind a word: `Analyzing (2)`.
    func word(for value: SQLValue, column: String) -> String {
        guard case .integer(let number) = value, let name = labels(for: column)?.name(of: number) else {
            return value.description
        }
        return "\(name) (\(number))"
    }
}

extension SQLValue {
    /// Makes the value that a cell of a scenario stands for.
    init(_ value: ScalarValue) {
        switch value {
        case .null: self = .null
        case .integer(let number): self = .integer(number)
        case .real(let number): self = .real(number)
        case .text(let text): self = .text(text)
        }
    }

    /// Returns true for the same value; `*` in a wanted text stands for any run of characters.
    func equals(_ wanted: SQLValue) -> Bool {
        switch (self, wanted) {
        case (.text(let text), .text(let pattern)): text == pattern || GlobPattern(pattern).matches(text)
        case (.integer(let whole), .real(let number)), (.real(let number), .integer(let whole)):
            Double(whole) == number
        default: self == wanted
        }
    }
}
