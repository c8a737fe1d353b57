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

    /// How long the world goes on after the end of a run before it counts as never coming to rest.
    static let patience = Duration.seconds(2 * 86400)

    /// Tells what would still have moved from what is stuck, when the world has gone on after the end of the run.
    ///
    /// - Parameters:
    ///   - rows: what was unfinished at the end.
    ///   - count: how many changes had been committed by then.
    ///   - worldRests: whether the world became quiescent; else it still changes, but not in what did not move.
    /// - Returns: the rows, each with its verdict.
    func judge(_ rows: [StuckRow], changesAfter count: Int, worldRests: Bool) -> [StuckRow] {
        rows.map { row in
            var judged = row
            if let move = database.changes[count...].first(where: { isProgress($0, of: row) }) {
                let time = move.time.text(since: database.world.start)
                judged.isStuck = false
                judged.why = "not stuck: \(move.process) takes it at \(time), after the run's end"
            } else if !worldRests {
                judged.why +=
                    "; nothing moved it in the \(Self.patience.text) after the end, while other things went on"
            }
            return judged
        }
    }

    /// A touch of another column, such as the time of the last update, is no progress.
    private func isProgress(_ change: RowChange, of row: StuckRow) -> Bool {
        guard change.table == row.table, change.rowID == row.id else { return false }
        return moves(change, rules.filter { $0.table == row.table }.flatMap(\.shows))
    }

    private func moves(_ change: RowChange, _ names: [String]) -> Bool {
        guard let table = database.catalog.table(change.table), let old = change.old, let new = change.new else {
            return true
        }
        return table.columns.indices.contains { names.contains(table.columns[$0].name) && old[$0] != new[$0] }
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
            ProgressCase(
                id: id,
                row: row,
                session: session,
                catalog: database.catalog,
                jobs: jobs,
                trace: trace,
                settings: settings,
                end: end
            )
        )
        let last = database.changes.last { change in
            change.table == rule.table && change.rowID == id && change.time <= end && moves(change, rule.shows)
        }
        return StuckRow(
            table: rule.table,
            id: Int64(id),
            state: state.joined(separator: ", "),
            since: last.map { since($0, row) } ?? database.world.start,
            next: next,
            why: why,
            isStuck: true
        )
    }

    /// When the last change of one of the shown columns was made; a row that the scenario gives says so itself.
    private func since(_ change: RowChange, _ row: Row) -> SimulationInstant {
        guard change.process == GivenWriter.process, let text = row.textOrNil("updated_at"),
            let instant = SimulationInstant(isoText: text)
        else { return change.time }
        return min(instant, change.time)
    }
}
