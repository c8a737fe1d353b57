import Scenarios
import Simulation
import Storage
import Wire

/// What every judge of a run has at hand.
struct JudgesDesk {
    let start, end: SimulationInstant
    let tables: [String: TableHistory]
    let parts: WorldParts
    let ending: RunEnding
    /// What steps have saved.
    let saved: [String: JSONValue]

    /// Makes what tells copies; asked only when there are some, since it reads the whole log.
    func copies() -> CopyTeller {
        CopyTeller(jobs: JobHistory(parts.world.events), rollbacks: parts.database.rollbacks, start: start)
    }

    /// Judges an expectation on rows, messages, log lines or calls.
    ///
    /// - Returns: nil when it holds, else why it does not.
    /// - Throws: `TemplateError` when a placeholder was never saved.
    func judge(_ expectation: Expectation) throws -> String? {
        let after = try border(expectation.after, isLower: true)
        let before = try border(expectation.before, isLower: false)
        if let missing = after.missing ?? before.missing { return missing }
        if case .rows(let rows) = expectation.subject {
            guard let judge = rowJudge(rows) else { return "there is no table \(rows.table)" }
            guard expectation.after != nil || expectation.before != nil else {
                return try judge.judge(rows, per: expectation.per, saved: saved)
            }
            return try judgeFirst(expectation.subject, after: after.border, before: before.border)
        }
        return try SightingQuestion(expectation.subject, parts, ending, saved: saved)?
            .answer(per: expectation.per, after: after.border, before: before.border, self)
    }

    /// When something happened first, or why it never did.
    ///
    /// - Throws: `TemplateError` when a placeholder was never saved.
    func first(_ subject: Expectation.Subject) throws -> Happening {
        if case .rows(let rows) = subject, let judge = rowJudge(rows) { return try judge.first(rows, saved: saved) }
        return try SightingQuestion(subject, parts, ending, saved: saved)?.first(self)
            ?? .missing("nothing can be said of it")
    }

    private func rowJudge(_ rows: RowExpectation) -> RowJudge? {
        tables[rows.table].map { RowJudge(history: $0, start: start, end: end, copies: copies) }
    }

    private func judgeFirst(
        _ subject: Expectation.Subject,
        after: JudgedTime.Border?,
        before: JudgedTime.Border?
    ) throws -> String? {
        let window = JudgedTime(timing: .atEnd, after: after, before: before)
        switch try first(subject) {
        case .missing(let why): return "it never was so: \(why)"
        case .happened(let time, let who):
            let place = "\(time.text(since: start)) \(who)"
            if window.isEarly(time) { return "it was so too early, at \(place): \(after?.text ?? "")" }
            return window.isLate(time) ? "it was so too late, at \(place): \(before?.text ?? "")" : nil
        }
    }

    /// Where a bound lies, or why it lies nowhere.
    private func border(_ bound: Bound?, isLower: Bool) throws -> (border: JudgedTime.Border?, missing: String?) {
        let relation = isLower ? "after" : "before"
        switch bound {
        case nil: return (nil, nil)
        case .instant(let moment):
            return (JudgedTime.Border(instant: moment.instant, text: "expected \(relation) \(moment)"), nil)
        case .happening(let subject):
            let name = OrderExpectation.text(of: subject)
            switch try first(subject) {
            case .missing(let why): return (nil, "\(name), \(relation) which it is expected, never happened: \(why)")
            case .happened(let time, let who):
                let text = "expected \(relation) \(name), which came at \(time.text(since: start)) \(who)"
                return (JudgedTime.Border(instant: time, text: text), nil)
            }
        }
    }
}
