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
        for name in scenario.expectations.flatMap(\.tables) {
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
        let tables = DialectTables(parts.database.catalog.tables)
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
                    line: expectation.position.line,
                    file: scenario.base(of: expectation.position)
                )
            )
        }
        let faults = zip(ending.faults, scenario.faults).map { FaultResult($0, $1, in: scenario) }
        let isHealthy =
            expectations.allSatisfy(\.held) && faults.allSatisfy(\.held)
            && invariants.allSatisfy { $0.held || !$0.isJudged }
        let canary = scenario.canary.map { canary in
            CanaryResult(canary, Self.complaints(expectations, faults, invariants), saved: results.saved)
        }
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
            canary: canary,
            caseName: scenario.caseName
        )
    }

    /// What the report says of all that does not hold and fails the run.
    private static func complaints(
        _ expectations: [ExpectationResult],
        _ faults: [FaultResult],
        _ invariants: [InvariantResult]
    ) -> [String] {
        expectations.filter { !$0.held }.map { "\($0.text)\n\($0.why ?? "")" }
            + faults.filter { !$0.held }.map { "\($0.id) \($0.text)\n\($0.effect)" }
            + invariants.filter { !$0.held && $0.isJudged }.map { "\($0.id) \($0.text)\n\($0.why ?? "")" }
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
                line: expected.position.line,
                file: scenario.base(of: expected.position)
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
        let desk = JudgesDesk(
            start: scenario.start,
            end: ending.end,
            tables: tables,
            parts: parts,
            ending: ending,
            saved: results.saved
        )
        switch expectation.subject {
        case .stuck(let expected):
            return try StuckJudge(
                rows: stuck,
                tables: tables,
                saved: results.saved,
                start: scenario.start,
                changes: parts.database.changes
            ).judge(expected)
        case .order(let order): return try OrderJudge(start: scenario.start, find: desk.first).judge(order)
        case .query(let query): return answers[query.statement].flatMap { judge(query, $0) }
        case .invariants(let asked):
            let broken = invariants.filter { asked.ids.contains($0.id) && !$0.held }
            guard !broken.isEmpty else { return nil }
            return broken.map { "\($0.id) \($0.why ?? "is broken")" }.joined(separator: "\n")
        case .rows, .slack, .pusher, .mail, .log, .http: return try desk.judge(expectation)
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
}

extension Expectation {
    /// The tables that the expectation asks about, those of its bounds included.
    fileprivate var tables: [String] {
        let bounds = [after, before].compactMap { bound in
            if case .happening(let subject) = bound { subject } else { nil }
        }
        return ([subject] + bounds).flatMap(\.tables)
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
