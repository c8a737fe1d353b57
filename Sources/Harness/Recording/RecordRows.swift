import Simulation
import Storage

/// Reads the record's own tables back into values; the record stands under the name `record`.
struct RecordRows {
    let file: SQLiteFile

    /// The rows of a table.
    func rows(_ table: String, order: String = "rowid") throws(SQLMistake) -> [RecordFields] {
        RecordFields.of(table, try file.query("SELECT * FROM record.\(table) ORDER BY \(order)"))
    }

    /// Makes sure that the file holds plain tables alone.
    ///
    /// A view or a column that is computed would run a stranger's statement wherever the tables are read.
    func checkPlainness() throws {
        let foreign = try file.query(
            """
            SELECT name FROM record.sqlite_schema
            WHERE type NOT IN ('table', 'index') OR sql LIKE 'CREATE VIRTUAL%'
            UNION ALL
            SELECT schema.name FROM record.sqlite_schema AS schema, pragma_table_xinfo(schema.name, 'record') AS shown
            WHERE schema.type = 'table' AND shown.hidden <> 0
            """
        )
        guard let name = foreign.first?.values.first else { return }
        throw RecordDamage("it holds more than plain tables: \(name.plainDescription)")
    }

    /// Makes sure that the record's own tables are there, with the columns that cannot be NULL.
    ///
    /// - Parameter version: the version of the format that the file's header says.
    /// - Throws: `RunRecordProblem` that says what is missing, and how to make the record anew.
    func checkShape(version: Int32) throws {
        let wanted = RecordShape.stamp.version
        guard version == wanted else {
            throw RunRecordProblem(missing: "has version \(version) of the format", origin())
        }
        let shown = try file.query(
            """
            SELECT schema.name AS name, shown.name AS column
            FROM record.sqlite_schema AS schema, pragma_table_info(schema.name, 'record') AS shown
            """
        )
        let found = Dictionary(grouping: shown) { $0.values[0].text }.mapValues { $0.map { $0.values[1].text } }
        for table in RecordShape.tables {
            guard let columns = found[table.name] else {
                throw RunRecordProblem(missing: "lacks the table \(table.name) of the format", origin())
            }
            for column in table.requiredColumns where !columns.contains(column) {
                throw RunRecordProblem(missing: "lacks the column \(table.name).\(column) of the format", origin())
            }
        }
    }

    // MARK: The run

    /// The text of the scenario, and the version of tvsim that ran it.
    func source() throws -> (scenarioText: String, version: String) {
        let run = try run()
        return (try run.text("scenario_text"), try run.text("tvsim_version"))
    }

    private func run() throws -> RecordFields {
        guard let run = try rows("run").first else { throw RecordDamage("the table run is empty") }
        return run
    }

    /// The report of the run.
    func report() throws -> RunReport {
        let run = try run()
        return RunReport(
            scenario: try run.text("scenario"),
            description: try run.optionalText("description"),
            file: try run.text("file"),
            system: try run.text("system"),
            seed: try run.word("seed", as: "a seed") { UInt64($0) },
            digest: try run.text("digest"),
            verdict: try run.word("verdict", as: "a verdict") { RunReport.Verdict(rawValue: $0) },
            start: try run.time("start_time"),
            end: try run.time("end_time"),
            wallSeconds: 0,
            events: try run.int("event_count"),
            expectations: try expectations(),
            invariants: try invariants(),
            stuck: try stuck(),
            faults: try faults(),
            timeline: try timeline(),
            canary: try run.optionalInt("canary_held").map { held in
                CanaryResult(
                    reason: try run.optionalText("canary_reason"),
                    held: held != 0,
                    why: try run.optionalText("canary_why")
                )
            },
            caseName: try run.optionalText("case_name"),
            options: try run.texts("options")
        )
    }

    private func expectations() throws -> [ExpectationResult] {
        try rows("expectations").map { row in
            ExpectationResult(
                text: try row.text("text"),
                held: try row.bool("held"),
                why: try row.optionalText("why"),
                line: try row.optionalInt("line"),
                file: try row.optionalText("file")
            )
        }
    }

    private func invariants() throws -> [InvariantResult] {
        try rows("invariants").map { row in
            InvariantResult(
                id: try row.text("id"),
                text: try row.text("text"),
                held: try row.bool("held"),
                isJudged: try row.bool("judged"),
                why: try row.optionalText("why")
            )
        }
    }

    private func stuck() throws -> [StuckRow] {
        try rows("stuck").map { row in
            StuckRow(
                table: try row.text("table_name"),
                id: Int64(try row.int("row_id")),
                state: try row.text("state"),
                since: try row.time("since"),
                next: try row.text("next"),
                why: try row.text("why"),
                isStuck: try row.bool("is_stuck")
            )
        }
    }

    private func faults() throws -> [FaultResult] {
        try rows("faults").map { row in
            FaultResult(
                id: try row.text("id"),
                text: try row.text("text"),
                fired: try row.int("fired"),
                effect: try row.text("effect"),
                held: try row.bool("held"),
                line: try row.optionalInt("line"),
                file: try row.optionalText("file")
            )
        }
    }

    private func timeline() throws -> [TimelineEntry] {
        try rows("timeline").map { row in
            TimelineEntry(
                time: try row.time("time"),
                actor: try row.text("actor"),
                text: try row.text("text"),
                kind: try row.word("kind", as: "a kind of entry") { TimelineEntry.Kind(rawValue: $0) }
            )
        }
    }
}
