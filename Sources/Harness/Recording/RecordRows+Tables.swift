import Storage
import Wire

extension RecordRows {
    /// The tables of every schema with the rows that they held at the end.
    func tables() throws -> [RunCapture.TableState] {
        try storedTables().map { table, name in
            RunCapture.TableState(table: table, rows: try finalRows(storedAs: name, count: table.columns.count))
        }
    }

    /// What the tables of every schema are, each with the name under which its rows stand in the record.
    func storedTables() throws -> [(table: Table, storedName: String)] {
        let columns = try columns()
        let labels = try labels()
        return try rows("tables", order: "position").enumerated().map { index, row in
            let name = try row.text("name")
            guard let columns = columns[name], name.split(separator: ".").count == 2 else {
                throw row.damage("name", "the name of a table with columns")
            }
            let keys = try (try row.json("unique_keys").array ?? []).map { key in
                guard let names = key.array?.compactMap(\.string), names.count == key.array?.count else {
                    throw row.damage("unique_keys", "lists of columns")
                }
                return names
            }
            let table = Table(
                name: name,
                index: index,
                columns: columns,
                uniqueKeys: keys,
                labels: labels[name] ?? [:]
            )
            return (table, try row.text("stored_as"))
        }
    }

    private func finalRows(storedAs name: String, count: Int) throws -> [[SQLValue]] {
        try file.query("SELECT * FROM record.\(SQLName.quoted(name)) ORDER BY rowid").map { row in
            guard row.values.count == count else {
                throw RecordDamage("\(name) has not the columns that it is said to have")
            }
            return row.values
        }
    }

    private func columns() throws -> [String: [Table.Column]] {
        var columns: [String: [Table.Column]] = [:]
        for row in try rows("columns", order: "position, rowid") {
            let column = Table.Column(
                name: try row.text("name"),
                type: try row.text("type"),
                isNullable: try row.bool("is_nullable"),
                isPrimaryKey: try row.bool("is_primary_key"),
                hasDefault: try row.bool("has_default")
            )
            columns[try row.text("table_name"), default: []].append(column)
        }
        return columns
    }

    /// The words for integers, by table and column.
    private func labels() throws -> [String: [String: ColumnLabels]] {
        var found: [String: [String: [ColumnLabels.Label]]] = [:]
        for row in try rows("labels") {
            let (table, column) = (try row.text("table_name"), try row.text("column_name"))
            let (value, word) = (Int64(try row.int("value")), try row.text("word"))
            var labels = found[table]?[column] ?? []
            if try row.bool("is_synonym"), !labels.isEmpty {
                labels[labels.count - 1].synonyms.append(word)
            } else {
                labels.append((value, word, []))
            }
            found[table, default: [:]][column] = labels
        }
        return found.mapValues { columns in
            columns.reduce(into: [:]) { $0[$1.key] = ColumnLabels(column: $1.key, labels: $1.value) }
        }
    }
}
