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

    private struct Definition {
        let name: String
        let storedName: String
        let columns: [(name: String, type: String)]

        /// The name as it stands in a statement.
        var quoted: String { SQLName.quoted(table: name) }
        var hasID: Bool { columns.contains { $0.name == "id" } }
    }

    private let file: SQLiteFile
    private let definitions: [Definition]
    private let dialect: DialectTables

    init(_ bytes: [UInt8], at instant: SimulationInstant?, end: SimulationInstant) throws {
        self.instant = instant ?? end
        file = try SQLiteFile()
        try file.attach(bytes, as: "record")
        let rows = RecordRows(file: file)
        definitions = try Self.definitions(rows)
        dialect = try Self.dialect(definitions, rows)
        try file.speakMySQL(now: self.instant)
        // The record, attached first for reading, comes last for plain names.
        try file.execute("DETACH record")
        var schemas: [String] = []
        for definition in definitions {
            let schema = String(definition.name.prefix { $0 != "." })
            if !schemas.contains(schema) { schemas.append(schema) }
        }
        for schema in schemas { try file.attachEmpty(as: schema) }
        try file.attach(bytes, as: "record")
        try file.execute("BEGIN")
        for definition in definitions { try fill(definition) }
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
            return try definitions.map { definition in
                let count = try file.query("SELECT count(*) AS rows FROM \(definition.quoted)")
                return Summary(
                    name: definition.name,
                    rows: count[0].int("rows"),
                    isTouched: touched.contains(definition.name)
                )
            }
        } catch {
            throw RunRecordProblem(damage: error)
        }
    }

    /// All rows of a table.
    package func rows(of table: Summary) throws(RunRecordProblem) -> QueryResult {
        do throws(SQLMistake) {
            guard let definition = definitions.first(where: { $0.name == table.name }) else {
                return QueryResult(columns: [], rows: [])
            }
            let rows = try file.query("SELECT * FROM \(definition.quoted) ORDER BY rowid")
            return QueryResult(columns: definition.columns.map(\.name), rows: rows.map(\.values))
        } catch {
            throw RunRecordProblem(damage: error)
        }
    }

    // MARK: Laying out

    private static func definitions(_ rows: RecordRows) throws -> [Definition] {
        var columns: [String: [(name: String, type: String)]] = [:]
        for row in try rows.rows("columns", order: "position") {
            columns[try row.text("table_name"), default: []].append((try row.text("name"), try row.text("type")))
        }
        return try rows.rows("tables", order: "position").map { row in
            let name = try row.text("name")
            guard let columns = columns[name], name.split(separator: ".").count == 2 else {
                throw row.damage("name", "the name of a table with columns")
            }
            return Definition(name: name, storedName: try row.text("stored_as"), columns: columns)
        }
    }

    private static func dialect(_ definitions: [Definition], _ rows: RecordRows) throws -> DialectTables {
        var words: [String: [(word: String, value: Int64)]] = [:]
        for row in try rows.rows("labels") {
            let column = "\(try row.text("table_name")).\(try row.text("column_name"))"
            words[column, default: []].append((try row.text("word"), Int64(try row.int("value"))))
        }
        return DialectTables(
            definitions.map { definition in
                let columns = definition.columns.map { column in
                    DialectTables.Column(
                        name: column.name,
                        isInteger: ["INTEGER", "BOOLEAN"].contains(column.type.uppercased()),
                        words: words["\(definition.name).\(column.name)"] ?? []
                    )
                }
                return (definition.name, columns)
            }
        )
    }

    private func fill(_ definition: Definition) throws {
        let columns = definition.columns.map { column in
            // The types are SQLite's own; anything else would be a statement inside of a statement.
            let type = column.type.allSatisfy { $0.isLetter || $0 == " " } ? column.type : ""
            // MySQL compares texts without regard to case, in the collation that Laravel's tables have.
            let trait = column.name == "id" ? " PRIMARY KEY" : type.uppercased() == "TEXT" ? " COLLATE NOCASE" : ""
            return "\(SQLName.quoted(column.name)) \(type)\(trait)"
        }
        try file.execute("CREATE TABLE \(definition.quoted) (\(columns.joined(separator: ", ")))")
        let stored = SQLName.quoted(definition.storedName)
        try file.execute("INSERT INTO \(definition.quoted) SELECT * FROM record.\(stored) ORDER BY rowid")
    }

    /// Undoes, latest first, what was committed after an instant.
    private func goBack(to instant: SimulationInstant) throws {
        let sql = "SELECT table_name, row_id, old_row FROM record.changes WHERE time > ? ORDER BY sequence DESC"
        let byName = Dictionary(definitions.map { ($0.name, $0) }) { first, _ in first }
        for row in RecordFields.of("changes", try file.query(sql, [.text(Self.text(of: instant))])) {
            guard let definition = byName[try row.text("table_name")], definition.hasID else {
                throw row.damage("table_name", "the name of a table")
            }
            let delete = "DELETE FROM \(definition.quoted) WHERE id = ?"
            _ = try file.query(delete, [SQLValue(try row.int("row_id"))])
            guard !row["old_row"].isNull else { continue }
            let object = try row.json("old_row")
            let values = definition.columns.map { object[$0.name]?.sqlValue ?? .null }
            try file.insert(into: definition.quoted, [values])
        }
    }

    private static func text(of instant: SimulationInstant) -> String { instant.sqlText + instant.fractionText }
}
