import Scenarios
import Simulation
import Storage
import Wire

/// Holds a finished run against what its scenario expects.
struct ScenarioJudge {
    let scenario: Scenario
    let type: any SimulatedSystem.Type
    let parts: WorldParts
    let results: StepResults
    let ending: RunEnding
    let session: Session

    /// The invariants that the scenario asks for.
    var judgedInvariants: Set<String> {
        Set(
            scenario.expectations.flatMap { expectation -> [String] in
                if case .invariants(let asked) = expectation.subject { asked.ids } else { [] }
            }
        )
    }

    /// What the tables hold at the end that expectations ask about; read before the world goes on.
    ///
    /// - Throws: `DatabaseError` when a table cannot be read.
    func readTables() throws -> [String: TableHistory] {
        var histories: [String: TableHistory] = [:]
        for name in scenario.expectations.flatMap(\.subject.tables) {
            guard histories[name] == nil, let table = parts.database.catalog.table(name) else { continue }
            histories[name] = TableHistory(
                table,
                changes: parts.database.changes[..<ending.changes],
                final: try session.query("SELECT * FROM \(name)")
            )
        }
        return histories
    }

    /// What the statements among the expectations return at the end; asked before the world goes on.
    ///
    /// - Throws: `DatabaseError` when there is no memory for a copy of the tables.
    func askQueries() throws -> [String: Result<QueryResult, SQLMistake>] {
        let statements = scenario.expectations.compactMap { expectation in
            if case .query(let query) = expectation.subject { query.statement } else { nil }
        }
        guard !statements.isEmpty else { return [:] }
        let file = try SQLiteFile(try parts.database.snapshot(), now: ending.end)
        let tables = DialectTables(parts.database.catalog)
        var answers: [String: Result<QueryResult, SQLMistake>] = [:]
        for statement in statements {
            answers[statement] = Result { () throws(SQLMistake) in
                guard let last = try file.ask(statement, tables: tables).last else {
                    preconditionFailure("the dialect let a text without a statement pass")
                }
                return last
            }
        }
        return answers
    }

    /// Judges everything and writes the report; the wall time is left at 0.
    ///
    /// - Throws: whatever a judge throws that is not an answer to the scenario.
    func report(
        invariants: [InvariantResult],
        stuck: [StuckRow],
        tables: [String: TableHistory],
        answers: [String: Result<QueryResult, SQLMistake>]
    ) throws -> RunReport {
        var expectations = stepExpectations()
        for expectation in scenario.expectations {
            var why: String?
            do {
                why = try judge(expectation, invariants, stuck, tables, answers)
            } catch let error as TemplateError {
                why = error.description
            }
            expectations.append(
                ExpectationResult(
                    text: expectation.text,
                    held: why == nil,
                    why: why,
                    line: expectation.position.lineOfScenario
                )
            )
        }
        let lines = Dictionary(scenario.faults.map { ($0.rule.id, $0.position.lineOfScenario) }) { first, _ in first }
        let faults = ending.faults.map { FaultResult($0, start: scenario.start, line: lines[$0.rule.id] ?? nil) }
        let isHealthy =
            expectations.allSatisfy(\.held) && faults.allSatisfy(\.held)
            && invariants.allSatisfy { $0.held || !$0.isJudged }
        let canary = scenario.canary.map { CanaryResult(reason: $0.reason, held: !isHealthy) }
        return RunReport(
            scenario: scenario.name,
            description: scenario.description,
            file: scenario.file,
            system: scenario.system,
            seed: parts.world.chance.seed,
            digest: ending.digest,
            verdict: canary?.held ?? isHealthy ? .passed : .failed,
            start: scenario.start,
            end: ending.end,
            wallSeconds: 0,
            events: parts.world.events.count,
            expectations: expectations,
            invariants: invariants,
            stuck: stuck,
            faults: faults,
            timeline: Story(type: type, catalog: parts.database.catalog, messages: parts.messages).tell(
                events: parts.world.events.events,
                changes: parts.database.changes[..<ending.changes]
            ),
            canary: canary
        )
    }

    /// What came of the steps that expect an answer; a step whose answer never came is told as such.
    private func stepExpectations() -> [ExpectationResult] {
        scenario.steps.enumerated().compactMap { index, step in
            if let result = results.expectations[index] { return result }
            guard case .request(let request) = step.action, let expected = request.expected else { return nil }
            return ExpectationResult(
                text: "\(expected.text(of: request.text)) at \(step.at)",
                held: false,
                why: "no answer had come when the run ended",
                line: expected.position.lineOfScenario
            )
        }
    }

    private func judge(
        _ expectation: Expectation,
        _ invariants: [InvariantResult],
        _ stuck: [StuckRow],
        _ tables: [String: TableHistory],
        _ answers: [String: Result<QueryResult, SQLMistake>]
    ) throws -> String? {
        switch expectation.subject {
        case .rows(let rows):
            guard let history = tables[rows.table] else { return "there is no table \(rows.table)" }
            return try RowJudge(history: history, start: scenario.start, end: ending.end)
                .judge(rows, saved: results.saved)
        case .stuck(let expected): return try judge(expected, stuck, tables)
        case .order(let order):
            return try OrderJudge(start: scenario.start) { element in
                if case .rows(let rows) = element, let history = tables[rows.table] {
                    return try RowJudge(history: history, start: scenario.start, end: ending.end)
                        .first(rows, saved: results.saved)
                }
                return try SightingQuestion(element, parts, ending, saved: results.saved)?.first(start: scenario.start)
                    ?? .missing("nothing can be said of it")
            }.judge(order)
        case .query(let query): return answers[query.statement].flatMap { judge(query, $0) }
        case .invariants(let asked):
            let broken = invariants.filter { asked.ids.contains($0.id) && !$0.held }
            guard !broken.isEmpty else { return nil }
            return broken.map { "\($0.id) \($0.why ?? "is broken")" }.joined(separator: "; ")
        default:
            guard let question = try SightingQuestion(expectation.subject, parts, ending, saved: results.saved) else {
                return nil
            }
            return question.answer(start: scenario.start)
        }
    }

    private func judge(_ query: QueryExpectation, _ answer: Result<QueryResult, SQLMistake>) -> String? {
        switch answer {
        case .failure(let mistake): return "the statement is wrong: \(mistake.message)"
        case .success(let result):
            guard !query.rows.contains(result.rows.count) else { return nil }
            let shown = result.rows.prefix(3).map { row in
                zip(result.columns, row).map { "\($0) \($1.plainDescription)" }.joined(separator: ", ")
            }
            return "it returned \(result.rows.count)" + (shown.isEmpty ? "" : ": " + shown.joined(separator: "; "))
        }
    }

    private func judge(
        _ expectation: StuckExpectation,
        _ stuck: [StuckRow],
        _ tables: [String: TableHistory]
    ) throws -> String? {
        let found = stuck.filter(\.isStuck)
        guard case .rows(let rows) = expectation else {
            return found.first.map { "\($0.table) \($0.id) is stuck (\($0.state)): \($0.why)" }
        }
        let next = try rows.next?.glob(with: results.saved)
        let why = try rows.why?.glob(with: results.saved)
        let meant = found.filter { $0.table == rows.table }
        let fitting = try meant.filter { row in
            let isMeant = try tables[rows.table]?.holds(rows.conditions, row: row.id, saved: results.saved) ?? false
            return isMeant && (next?.matches(row.next) ?? true) && (why?.matches(row.why) ?? true)
        }
        guard !rows.count.contains(fitting.count) else { return nil }
        if let near = meant.first {
            return "found \(fitting.count); \(near.table) \(near.id) is stuck (\(near.state)), next is \(near.next), "
                + "why: \(near.why)"
        }
        if let moving = stuck.first(where: { $0.table == rows.table }) {
            return "found \(fitting.count); \(moving.table) \(moving.id) is \(moving.why)"
        }
        return "found \(fitting.count); nothing in \(rows.table) is unfinished"
    }
}

extension Expectation.Subject {
    /// The tables that the expectation asks about.
    fileprivate var tables: [String] {
        switch self {
        case .rows(let rows): [rows.table]
        case .stuck(.rows(let rows)): [rows.table]
        case .order(let order): order.elements.flatMap(\.tables)
        default: []
        }
    }
}

extension TableHistory {
    /// Returns true when a row meets conditions at the end of the run.
    fileprivate func holds(_ conditions: [Cell], row id: Int64, saved: [String: JSONValue]) throws -> Bool {
        guard let row = state()[id] else { return false }
        return try conditions.allSatisfy { cell in
            guard let column = table.columns.firstIndex(where: { $0.name == cell.column }) else { return false }
            return row[column].equals(SQLValue(try cell.value.filled(with: saved)))
        }
    }
}

extension FaultResult {
    /// Says what became of a fault.
    fileprivate init(_ outcome: FaultOutcome, start: SimulationInstant, line: Int?) {
        let effects = outcome.effects.prefix(3).map { "\($0.time.text(since: start)) \($0.text)" }
        let rest = outcome.effects.count > 3 ? " and \(outcome.effects.count - 3) more" : ""
        let nothing =
            outcome.idleReason.map { "struck, but changed nothing: \($0)" }
            ?? (outcome.matched == 0
                ? "never struck: nothing that happened matched '\(outcome.rule.target)'"
                : "never struck, although \(outcome.matched) places matched '\(outcome.rule.target)'")
        self.init(
            id: outcome.rule.id,
            fired: outcome.fired,
            effect: effects.isEmpty ? nothing : effects.joined(separator: "; ") + rest,
            held: outcome.rule.isOptional || !outcome.effects.isEmpty,
            line: line
        )
    }
}
