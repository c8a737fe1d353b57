import Storage
import Wire

extension RunRecordWriter {
    /// The tables of every schema: what they are, and the rows that they held at the end.
    func writeTables() throws(SQLMistake) {
        for (index, state) in capture.tables.enumerated() {
            let table = state.table
            let stored = RecordShape.storedName(of: table.name)
            let columns = table.columns.map { column in
                "\"\(column.name)\" \(column.type)" + (column.name == "id" ? " PRIMARY KEY" : "")
            }
            try file.execute("CREATE TABLE \"\(stored)\" (\(columns.joined(separator: ", ")))")
            try file.insert(into: "\"\(stored)\"", state.rows)
            try file.insert(
                into: "tables",
                [
                    [
                        SQLValue(index + 1), .text(table.name), .text(stored), SQLValue(state.rows.count),
                        .text(JSONValue.array(table.uniqueKeys.map { .array($0.map(JSONValue.string)) }).text),
                    ]
                ]
            )
            try file.insert(
                into: "columns",
                table.columns.enumerated().map { index, column in
                    [
                        .text(table.name), SQLValue(index + 1), .text(column.name), .text(column.type),
                        SQLValue(column.isNullable), SQLValue(column.isPrimaryKey), SQLValue(column.hasDefault),
                    ]
                }
            )
            try file.insert(into: "labels", table.columns.flatMap { Self.labels($0, of: table) })
        }
    }

    private static func labels(_ column: Table.Column, of table: Table) -> [[SQLValue]] {
        (table.labels(for: column.name)?.labels ?? []).flatMap { label in
            ([label.name] + label.synonyms).enumerated().map { index, word in
                [.text(table.name), .text(column.name), .integer(label.value), .text(word), SQLValue(index > 0)]
            }
        }
    }
}
