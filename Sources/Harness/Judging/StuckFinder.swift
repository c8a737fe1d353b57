import Simulation
import Storage
import Wire

/// Finds what is unfinished at the end of a run, and says who should take it next and why that does not happen.
struct StuckFinder {
    let rules: [ProgressRule]
    let database: Database
    let session: Session
    let settings: Settings
    let end: SimulationInstant
    let exchanges: [HTTPExchange]

    /// Every unfinished row, in the order of the rules.
    ///
    /// - Throws: `DatabaseError` when a rule is wrong.
    func unfinished(in log: EventLog) throws -> [StuckRow] {
        let found = try rules.filter { $0.applies(settings) }.flatMap { rule in
            try session.query(rule.unfinished).map { (rule: rule, id: $0.values[0].int ?? 0) }
        }
        guard !found.isEmpty else { return [] }
        let jobs = JobHistory(log)
        let trace = RunTrace(log, exchanges, start: database.world.start)
        return try found.map { try stuckRow($0.rule, id: $0.id, jobs: jobs, trace: trace) }
    }

    /// Marks the rows that have moved since the end of the run as still moving.
    func markMoving(_ rows: [StuckRow], changesAfter count: Int, start: SimulationInstant) -> [StuckRow] {
        rows.map { row in
            let move = database.changes[count...].first { $0.table == row.table && $0.rowID == row.id }
            guard let move else { return row }
            var moving = row
            moving.isStuck = false
            moving.why = "not stuck: \(move.process) takes it at \(move.time.text(since: start)), after the run's end"
            return moving
        }
    }

    private func stuckRow(_ rule: ProgressRule, id: Int, jobs: JobHistory, trace: RunTrace) throws -> StuckRow {
        let row = try session.query("SELECT * FROM \(rule.table) WHERE id = ?", [SQLValue(id)])[0]
        let table = database.catalog.table(rule.table)
        let state = rule.shows.map { column in
            let value = row[column]
            let word = value.int.flatMap { table?.labels(for: column)?.name(of: Int64($0)) }
            return "\(column) \(word ?? value.plainDescription)"
        }
        let (next, why) = try rule.explain(
            ProgressCase(id: id, row: row, session: session, jobs: jobs, trace: trace, settings: settings, end: end)
        )
        return StuckRow(
            table: rule.table,
            id: Int64(id),
            state: state.joined(separator: ", "),
            since: since(rule, id: Int64(id)),
            next: next,
            why: why,
            isStuck: true
        )
    }

    /// When one of the shown columns changed last; the touch of another column is no progress.
    private func since(_ rule: ProgressRule, id: Int64) -> SimulationInstant {
        guard let table = database.catalog.table(rule.table) else { return database.world.start }
        let columns = rule.shows.compactMap { name in table.columns.firstIndex { $0.name == name } }
        let last = database.changes.last { change in
            guard change.table == rule.table, change.rowID == id, change.time <= end else { return false }
            guard let old = change.old, let new = change.new else { return true }
            return columns.contains { old[$0] != new[$0] }
        }
        return last?.time ?? database.world.start
    }
}
