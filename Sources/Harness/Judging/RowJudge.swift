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

    /// An expectation with its cells ready to compare.
    private struct Question {
        let conditions, row: [Wanted]
        let count: CountRange?

        func means(_ values: [SQLValue]) -> Bool { conditions.allSatisfy { $0.fits(values) } }
        func holds(_ values: [SQLValue]) -> Bool { row.allSatisfy { $0.fits(values) } }

        /// Returns true when the rows of a table are as they must be.
        func holds(_ state: TableHistory.State) -> Bool {
            let meant = state.values.filter(means)
            let holding = meant.count { holds($0) }
            if let count { return count.contains(holding) }
            return !meant.isEmpty && holding == meant.count
        }
    }

    /// Judges one expectation.
    ///
    /// - Parameters:
    ///   - expectation: what must be so.
    ///   - saved: the values that steps have saved.
    /// - Returns: nil when it holds, else why it does not.
    /// - Throws: `TemplateError` when a placeholder was never saved.
    func judge(_ expectation: RowExpectation, saved: [String: JSONValue]) throws -> String? {
        let question = try self.question(expectation, saved)
        let (begin, last) = span(of: expectation.timing)
        switch (expectation.holding, expectation.timing) {
        case (.always, _): return whyNotAlways(question, from: begin, until: last)
        case (.never, _): return whyNotNever(question, from: begin, until: last)
        case (.eventually, _), (nil, .by), (nil, .between):
            if history.visitViews(from: begin, until: last, { question.holds($0.state) }) { return nil }
            return explain(question, history.view(at: last), when: "at \(last.text(since: start))")
        case (nil, .atEnd), (nil, .at):
            let view = history.view(at: expectation.timing == .atEnd ? nil : last)
            guard !question.holds(view.state) else { return nil }
            return explain(
                question,
                view,
                when: expectation.timing == .atEnd ? "at the end" : "at \(last.text(since: start))"
            )
        }
    }

    /// The time that an expectation looks at; nil for a beginning before everything.
    private func span(of timing: Timing) -> (SimulationInstant?, SimulationInstant) {
        switch timing {
        case .atEnd: (nil, end)
        case .by(let moment), .at(let moment): (nil, moment.instant)
        case .between(let first, let last): (first.instant, last.instant)
        }
    }

    // MARK: Over time

    private func whyNotAlways(
        _ question: Question,
        from begin: SimulationInstant?,
        until last: SimulationInstant
    ) -> String? {
        var wasMeant = false
        var broken: TableHistory.View?
        var healed: SimulationInstant?
        // Rows may come later and go again; as long as none is there, nothing is asked of it. The start of the run is
        // over when what was given is there.
        _ = history.visitViews(from: begin ?? start, until: last) { view in
            let isMeant = view.state.values.contains(where: question.means)
            wasMeant = wasMeant || isMeant
            let isVacuous = question.count == nil && !question.row.isEmpty && !isMeant
            let holds = isVacuous || question.holds(view.state)
            if !holds, broken == nil { broken = view }
            if holds, broken != nil { healed = view.since }
            return healed != nil
        }
        if let broken {
            let time = max(broken.since ?? start, begin ?? start)
            let until = healed.map { ", until \($0.text(since: start))" } ?? ""
            return "broken at \(time.text(since: start))\(until): "
                + explain(question, broken, when: "at \(time.text(since: start))")
        }
        guard question.count == nil, !wasMeant else { return nil }
        return "no row was ever meant: "
            + explain(question, history.view(at: last), when: "at \(last.text(since: start))")
    }

    private func whyNotNever(
        _ question: Question,
        from begin: SimulationInstant?,
        until last: SimulationInstant
    ) -> String? {
        guard let found = first(question, from: begin ?? start, until: last),
            let values = found.view.state[found.id]
        else { return nil }
        let time = max(found.view.since ?? start, begin ?? start)
        let until = found.gone.map { ", until \($0.text(since: start))" } ?? ""
        let cells = question.row.isEmpty ? question.conditions : question.row
        let parts = cells.map { cell in
            let name = history.table.columns[cell.column].name
            return "\(name) is \(word(values[cell.column], column: name))"
                + written(cell.column, row: found.id, in: found.view)
        }
        let what = parts.isEmpty ? identify(found.id) : "row \(found.id): \(parts.joined(separator: "; "))"
        return "there was one at \(time.text(since: start))\(until): \(what)"
    }

    /// The first row that is meant and holds what it must, with the view in which it first does, and when it no longer
    /// did; rows of the same view in the order of their ids.
    private func first(
        _ question: Question,
        from begin: SimulationInstant?,
        until last: SimulationInstant
    ) -> (view: TableHistory.View, id: Int64, gone: SimulationInstant?)? {
        var found: (view: TableHistory.View, id: Int64)?
        var gone: SimulationInstant?
        _ = history.visitViews(from: begin, until: last) { view in
            if let found {
                let isThere = view.state[found.id].map { question.means($0) && question.holds($0) } ?? false
                gone = isThere ? nil : view.since
                return !isThere
            }
            let ids = view.state.filter { question.means($0.value) && question.holds($0.value) }.keys
            found = ids.min().map { (view, $0) }
            return false
        }
        return found.map { ($0.view, $0.id, gone) }
    }

    /// When a row was first there that is meant and holds what it must, or why it never was.
    ///
    /// - Throws: `TemplateError` when a placeholder was never saved.
    func first(_ expectation: RowExpectation, saved: [String: JSONValue]) throws -> Happening {
        let question = try self.question(expectation, saved)
        guard let found = first(question, from: nil, until: end) else {
            return .missing(explain(question, history.view(at: end), when: "at the end"))
        }
        guard found.view.count > 0 else { return .happened(start, "with the first rows") }
        let change = history.changes[found.view.count - 1]
        let step = change.step.map { " at step \($0)" } ?? ""
        return .happened(change.time, "by \(change.process)\(step)")
    }

    // MARK: Cells

    private func question(_ expectation: RowExpectation, _ saved: [String: JSONValue]) throws -> Question {
        Question(
            conditions: try wanted(expectation.conditions, saved),
            row: try wanted(expectation.row, saved),
            count: expectation.count
        )
    }

    private func wanted(_ cells: [Cell], _ saved: [String: JSONValue]) throws -> [Wanted] {
        try cells.map { cell in
            guard let column = history.table.columns.firstIndex(where: { $0.name == cell.column }) else {
                preconditionFailure("the scenario reader let an unknown column '\(cell.column)' pass")
            }
            return Wanted(column: column, value: SQLValue(try cell.value.filled(with: saved)), cell: cell)
        }
    }

    // MARK: Explanations

    private func explain(_ question: Question, _ view: TableHistory.View, when: String) -> String {
        let state = view.state.sorted { $0.key < $1.key }
        let meant = state.filter { question.means($0.value) }
        guard !meant.isEmpty else { return noRow(state, question.conditions, view, when: when) }
        let holding = meant.filter { question.holds($0.value) }
        let wrong = meant.filter { !question.holds($0.value) }
        let differences = wrong.prefix(3).map { difference($0, question.row, view) }.joined(separator: "; ")
        guard let count = question.count else { return differences }
        let found = "found \(holding.count) \(when)"
        if holding.count > count.atLeast || wrong.isEmpty {
            return "\(found): \(holding.prefix(5).map { identify($0.key) }.joined(separator: "; "))"
        }
        return "\(found); \(differences)"
    }

    /// Says of one row which values are others than wanted, since when, and who wrote them last.
    private func difference(
        _ entry: (key: Int64, value: [SQLValue]),
        _ wanted: [Wanted],
        _ view: TableHistory.View
    ) -> String {
        let parts = wanted.filter { !$0.fits(entry.value) }.map { cell in
            let name = history.table.columns[cell.column].name
            let actual = word(entry.value[cell.column], column: name)
            return "\(name) is \(actual), expected \(word(cell.value, column: name))"
                + written(cell.column, row: entry.key, in: view)
        }
        return "row \(entry.key): \(parts.joined(separator: "; "))"
    }

    private func written(_ column: Int, row: Int64, in view: TableHistory.View) -> String {
        guard let change = history.lastWrite(of: column, row: row, in: view) else { return " since the start" }
        let step = change.step.map { " at step \($0)" } ?? ""
        return " since \(change.time.text(since: start)), written by \(change.process)\(step)"
    }

    private func noRow(
        _ state: [(key: Int64, value: [SQLValue])],
        _ conditions: [Wanted],
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
        // The nearest row is the one that meets most conditions; the first of several.
        let scored = state.map { entry in (entry, conditions.count { $0.fits(entry.value) }) }
        guard let best = scored.max(by: { ($0.1, $1.0.key) < ($1.1, $0.0.key) }) else { return "no row \(when)" }
        let many = state.count == 1 ? "its only row is near" : "the nearest of its \(state.count) rows"
        return "\(history.table.name) has no such row \(when); \(many): \(difference(best.0, conditions, view))"
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
