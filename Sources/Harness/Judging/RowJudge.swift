import Scenarios
import Simulation
import Storage
import Wire

/// Judges expectations on rows.
struct RowJudge {
    let history: TableHistory
    let start: SimulationInstant
    let end: SimulationInstant
    /// Tells copies.
    let copies: () -> CopyTeller

    private var explainer: RowExplainer { RowExplainer(history: history, start: start, copies: copies) }

    /// Judges one expectation.
    ///
    /// - Parameters:
    ///   - expectation: what must be so.
    ///   - columns: the columns by whose values rows are counted.
    ///   - saved: the values that steps have saved.
    /// - Returns: nil when it holds, else why it does not.
    /// - Throws: `TemplateError` when a placeholder was never saved.
    func judge(_ expectation: RowExpectation, per columns: [String], saved: [String: JSONValue]) throws -> String? {
        let question = try RowQuestion(expectation, per: columns, of: history.table, saved)
        let (begin, last) = span(of: expectation.timing)
        switch (expectation.holding, expectation.timing) {
        case (.always, _): return whyNotAlways(question, from: begin, until: last)
        case (.never, _): return whyNotNever(question, from: begin, until: last)
        case (.eventually, _), (nil, .by), (nil, .between):
            if history.visitViews(from: begin, until: last, { question.holds($0.state) }) { return nil }
            return explainer.explain(question, history.view(at: last), when: "at \(text(last))")
        case (nil, .atEnd), (nil, .at):
            let isEnd = expectation.timing == .atEnd
            let view = history.view(at: isEnd ? nil : last)
            guard !question.holds(view.state) else { return nil }
            let why = explainer.explain(question, view, when: isEnd ? "at the end" : "at \(text(last))")
            return why + wasOnce(question, until: last)
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

    private func text(_ instant: SimulationInstant) -> String { instant.text(since: start) }

    /// Whether what is not so has been so before, in words.
    private func wasOnce(_ question: RowQuestion, until last: SimulationInstant) -> String {
        guard question.count?.atLeast ?? 1 > 0, !question.row.isEmpty || !question.conditions.isEmpty else { return "" }
        guard let found = first(question, from: nil, until: last), let gone = found.gone, gone <= last else {
            return ""
        }
        let since = found.view.since.map { "from \(text($0))" } ?? "from the start"
        return "\nrow \(found.id) was so \(since) until \(text(gone))"
    }

    // MARK: Over time

    private func whyNotAlways(
        _ question: RowQuestion,
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
            let until = healed.map { ", until \(text($0))" } ?? ""
            let why = explainer.explain(question, broken, when: "at \(text(time))")
            return "broken at \(text(time))\(until): \(why)"
        }
        guard question.count == nil, !wasMeant else { return nil }
        return "no row was ever meant: "
            + explainer.explain(question, history.view(at: last), when: "at \(text(last))")
    }

    private func whyNotNever(
        _ question: RowQuestion,
        from begin: SimulationInstant?,
        until last: SimulationInstant
    ) -> String? {
        guard let found = first(question, from: begin ?? start, until: last) else { return nil }
        let time = max(found.view.since ?? start, begin ?? start)
        let until = found.gone.map { ", until \(text($0))" } ?? ""
        let cells = question.row.isEmpty ? question.conditions : question.row
        return "there was one at \(text(time))\(until): \(explainer.tell(cells, of: found.id, in: found.view))"
    }

    /// The first row that is meant and holds what it must, with the view in which it first does, and when it no longer
    /// did; rows of the same view in the order of their ids.
    private func first(
        _ question: RowQuestion,
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
        let question = try RowQuestion(expectation, of: history.table, saved)
        guard let found = first(question, from: nil, until: end) else {
            return .missing(explainer.explain(question, history.view(at: end), when: "at the end"))
        }
        guard found.view.count > 0 else { return .happened(start, "with the first rows") }
        let change = history.changes[found.view.count - 1]
        let step = change.step.map { " at step \($0)" } ?? ""
        return .happened(change.time, "by \(change.process)\(step)")
    }
}
