import Simulation
import Storage

/// Watches a running world for rows that break an invariant, and remembers the first break of each.
final class InvariantMonitor {
    private struct Break {
        let text: String
        let time: SimulationInstant
        let writer: String?
    }

    private let invariants: [Invariant]
    private let database: Database
    private let session: Session
    private var seen = 0
    private var breaks: [String: Break] = [:]
    private let checks: [String: [(id: String, sql: String)]]

    /// Makes a monitor that reads through `session`.
    init(_ invariants: [Invariant], database: Database, session: Session) {
        self.invariants = invariants
        self.database = database
        self.session = session
        var checks: [String: [(id: String, sql: String)]] = [:]
        for invariant in invariants {
            for case .row(let table, let sql) in invariant.checks {
                checks[table, default: []].append((invariant.id, sql))
            }
        }
        self.checks = checks
    }

    /// Looks at what has changed since the last look.
    func look() throws {
        let changes = database.changes[seen...]
        seen = database.changes.count
        for change in changes {
            for check in checks[change.table] ?? [] where breaks[check.id] == nil {
                guard let row = try session.query(check.sql, [.integer(change.rowID)]).first else { continue }
                breaks[check.id] = Break(text: row.sentence, time: change.time, writer: change.process)
            }
        }
    }

    /// What came of each invariant.
    ///
    /// - Parameter judged: the ids of those that the scenario asks for.
    /// - Returns: the results, in the order of the invariants.
    /// - Throws: `DatabaseError` when a check is wrong.
    func results(judged: Set<String>) throws -> [InvariantResult] {
        try look()
        return try invariants.map { invariant in
            let why = try firstBreak(of: invariant)
            return InvariantResult(
                id: invariant.id,
                text: invariant.text,
                held: why == nil,
                isJudged: judged.contains(invariant.id),
                why: why
            )
        }
    }

    private func firstBreak(of invariant: Invariant) throws -> String? {
        if let found = breaks[invariant.id] {
            let writer = found.writer.map { ", last written by \($0)" } ?? ""
            return "broken at \(found.time.isoText) by \(found.text)\(writer)"
        }
        for check in invariant.checks {
            switch check {
            case .row: continue
            case .settled(let sql):
                if let row = try session.query(sql).first { return "broken at the end by \(row.sentence)" }
            case .history(let look):
                if let text = look(database).first { return text }
            }
        }
        return nil
    }
}

extension Row {
    /// The row in a phrase: `id 1, status 3, dataset_status 2`.
    var sentence: String {
        zip(columns, values).map { "\($0) \($1.plainDescription)" }.joined(separator: ", ")
    }
}
