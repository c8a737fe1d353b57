import Simulation
import Storage

/// Reads the record's own tables back into values; the record stands under the name `record`.
struct RecordRows {
    let file: SQLiteFile

    /// One row, whose values are asked for by their place and never taken on trust.
    struct Fields {
        let table: String
        let values: [SQLValue]

        func text(_ index: Int) throws(SQLDamage) -> String {
            guard let text = values[index].text else { throw SQLDamage(table, index, "a text", values[index]) }
            return text
        }

        func int(_ index: Int) throws(SQLDamage) -> Int {
            guard let number = values[index].int else { throw SQLDamage(table, index, "a number", values[index]) }
            return number
        }

        func bool(_ index: Int) throws(SQLDamage) -> Bool { try int(index) != 0 }

        func time(_ index: Int) throws(SQLDamage) -> SimulationInstant {
            guard let time = SimulationInstant(isoText: try text(index)) else {
                throw SQLDamage(table, index, "a time", values[index])
            }
            return time
        }

        func optionalText(_ index: Int) -> String? { values[index].text }
    }

    /// The rows of a table, as far as its columns are named.
    func rows(_ table: String, _ columns: String, order: String = "rowid") throws -> [Fields] {
        try file.query("SELECT \(columns) FROM record.\(table) ORDER BY \(order)").map {
            Fields(table: table, values: $0.values)
        }
    }

    // MARK: The run

    /// The text of the scenario, and the version of tvsim that ran it.
    func origin() throws -> (scenarioText: String, version: String) {
        let run = try run("scenario_text, tvsim_version")
        return (try run.text(0), try run.text(1))
    }

    private func run(_ columns: String) throws -> Fields {
        guard let run = try rows("run", columns).first else { throw SQLDamage(missing: "run") }
        return run
    }

    /// The report of the run.
    func report() throws -> RunReport {
        let run = try run(
            """
            scenario, description, file, system, seed, digest, verdict, start_time, end_time, event_count
            """
        )
        guard let seed = UInt64(try run.text(4)) else { throw SQLDamage("run", 4, "a seed", run.values[4]) }
        guard let verdict = RunReport.Verdict(rawValue: try run.text(6)) else {
            throw SQLDamage("run", 6, "a verdict", run.values[6])
        }
        return RunReport(
            scenario: try run.text(0),
            description: run.optionalText(1),
            file: try run.text(2),
            system: try run.text(3),
            seed: seed,
            digest: try run.text(5),
            verdict: verdict,
            start: try run.time(7),
            end: try run.time(8),
            wallSeconds: 0,
            events: try run.int(9),
            expectations: try expectations(),
            invariants: try invariants(),
            stuck: try stuck(),
            faults: try faults(),
            timeline: try timeline()
        )
    }

    private func expectations() throws -> [ExpectationResult] {
        try rows("expectations", "text, held, why, line").map { row in
            ExpectationResult(
                text: try row.text(0),
                held: try row.bool(1),
                why: row.optionalText(2),
                line: row.values[3].int
            )
        }
    }

    private func invariants() throws -> [InvariantResult] {
        try rows("invariants", "id, text, held, judged, why").map { row in
            InvariantResult(
                id: try row.text(0),
                text: try row.text(1),
                held: try row.bool(2),
                isJudged: try row.bool(3),
                why: row.optionalText(4)
            )
        }
    }

    private func stuck() throws -> [StuckRow] {
        try rows("stuck", "table_name, row_id, state, since, next, why, is_stuck").map { row in
            StuckRow(
                table: try row.text(0),
                id: Int64(try row.int(1)),
                state: try row.text(2),
                since: try row.time(3),
                next: try row.text(4),
                why: try row.text(5),
                isStuck: try row.bool(6)
            )
        }
    }

    private func faults() throws -> [FaultResult] {
        try rows("faults", "id, fired, effect, held, line").map { row in
            FaultResult(
                id: try row.text(0),
                fired: try row.int(1),
                effect: try row.text(2),
                held: try row.bool(3),
                line: row.values[4].int
            )
        }
    }

    private func timeline() throws -> [TimelineEntry] {
        try rows("timeline", "time, actor, text, kind").map { row in
            guard let kind = TimelineEntry.Kind(rawValue: try row.text(3)) else {
                throw SQLDamage("timeline", 3, "a kind of entry", row.values[3])
            }
            return TimelineEntry(time: try row.time(0), actor: try row.text(1), text: try row.text(2), kind: kind)
        }
    }
}

/// A value of a record that no writer of records has written.
struct SQLDamage: Error, CustomStringConvertible {
    let description: String

    init(_ table: String, _ column: Int, _ wanted: String, _ found: SQLValue) {
        description = "column \(column + 1) of a row of \(table) holds \(found) where \(wanted) belongs"
    }

    init(missing table: String) {
        description = "the table \(table) is empty"
    }
}
