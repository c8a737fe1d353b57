package import Simulation
package import Storage
import Wire

/// The tables of a recorded run as they were at one instant, ready for statements.
package final class RecordedTables {
    /// One table: its full name, and how many rows it held.
    package struct Summary: Sendable {
        package let name: String
        package let rows: Int
        /// True when the run changed the table up to this instant.
        package let isTouched: Bool
    }

    /// When the tables were so: the instant that was asked for, or the end of the run.
    package let instant: SimulationInstant

    private let file: SQLiteFile
    private let tables: [Table]
    private let dialect: DialectTables

    init(_ bytes: [UInt8], at instant: SimulationInstant?, end: SimulationInstant) throws {
        self.instant = instant ?? end
        file = try SQLiteFile()
        try file.attach(bytes, as: "record")
        let stored = try RecordRows(file: file).storedTables()
        tables = stored.map(\.table)
        dialect = DialectTables(tables)
        try file.speakMySQL(now: self.instant)
        // The record, attached first for reading, comes last for plain names.
        try file.execute("DETACH record")
        try file.layOut(tables, ignoresCase: true)
        try file.attach(bytes, as: "record")
        try file.execute("BEGIN")
        for (table, name) in stored {
            let (to, from) = (SQLName.quoted(table: table.name), SQLName.quoted(name))
            try file.execute("INSERT INTO \(to) SELECT * FROM record.\(from) ORDER BY rowid")
        }
        if let instant { try goBack(to: instant) }
        try file.execute("COMMIT")
    }

    /// Runs statements of whoever looks at the tables, in MySQL's dialect; NOW() is the instant.
    ///
    /// - Returns: a result for each.
    /// - Throws: `SQLMistake` for the first that is wrong.
    package func ask(_ sql: String) throws(SQLMistake) -> [QueryResult] {
        try file.ask(sql, tables: dialect)
    }

    /// Every table, in the order of the schemas.
    package func summaries() throws(RunRecordProblem) -> [Summary] {
        do {
            let sql = "SELECT DISTINCT table_name AS name FROM record.changes WHERE time <= ?"
            let touched = Set(try file.query(sql, [.text(Self.text(of: instant))]).compactMap { $0.values[0].text })
            return try tables.map { table in
                let count = try file.query("SELECT count(*) AS rows FROM \(SQLName.quoted(table: table.name))")
                return Summary(name: table.name, rows: count[0].int("rows"), isTouched: touched.contains(table.name))
            }
        } catch {
            throw RunRecordProblem(damage: error)
        }
    }

    /// All rows of a table.
    package func rows(of summary: Summary) throws(RunRecordProblem) -> QueryResult {
        do throws(SQLMistake) {
            guard let table = tables.first(where: { $0.name == summary.name }) else {
                return QueryResult(columns: [], rows: [])
            }
            let rows = try file.query("SELECT * FROM \(SQLName.quoted(table: table.name)) ORDER BY rowid")
            return QueryResult(columns: table.columns.map(\.name), rows: rows.map(\.values))
        } catch {
            throw RunRecordProblem(damage: error)
        }
    }

    /// Undoes, latest first, what was committed after an instant.
    private func goBack(to instant: SimulationInstant) throws {
        let sql = "SELECT table_name, row_id, old_row FROM record.changes WHERE time > ? ORDER BY sequence DESC"
        let byName = Dictionary(tables.map { ($0.name, $0) }) { first, _ in first }
        for row in RecordFields.of("changes", try file.query(sql, [.text(Self.text(of: instant))])) {
            guard let table = byName[try row.text("table_name")], table.idColumn != nil else {
                throw row.damage("table_name", "the name of a table")
            }
            let name = SQLName.quoted(table: table.name)
            _ = try file.query("DELETE FROM \(name) WHERE id = ?", [SQLValue(try row.int("row_id"))])
            guard let values = try RecordRows.values(of: table, in: row, "old_row") else { continue }
            try file.insert(into: name, [values])
        }
    }

    private static func text(of instant: SimulationInstant) -> String { instant.sqlText + instant.fractionText }
}
