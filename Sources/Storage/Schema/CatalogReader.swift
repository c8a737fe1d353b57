/// Reads what a schema contains from SQLite's PRAGMAs.
struct CatalogReader {
    /// A connection whose main database is the schema.
    let connection: Connection

    /// Returns the schema's tables, numbered from `first`.
    func tables(of definition: SchemaDefinition, numberedFrom first: Int) throws(SQLiteFailure) -> [Table] {
        let names = try rows(
            """
            SELECT name, sql LIKE '%AUTOINCREMENT%' AS has_counter FROM main.sqlite_schema \
            WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid
            """
        )
        var tables: [Table] = []
        for row in names {
            let name = row.text("name")
            let columns = try columns(of: name)
            tables.append(
                Table(
                    schema: definition.name,
                    localName: name,
                    index: first + tables.count,
                    columns: columns,
                    hasCounter: row.bool("has_counter"),
                    keys: try keys(of: name),
                    parents: try parents(of: name, columns),
                    labels: labels(of: name, in: definition)
                )
            )
        }
        return tables
    }

    /// Returns the highest id that each table has given, in the order of `tables`.
    func highestIDs(of tables: [Table]) throws(SQLiteFailure) -> [Int64] {
        var highest: [Int64] = []
        for table in tables {
            let sql = "SELECT coalesce(max(rowid), 0) AS id FROM main.\"\(table.localName)\""
            highest.append(Int64(try rows(sql)[0].int("id")))
        }
        return highest
    }

    private func columns(of table: String) throws(SQLiteFailure) -> [Table.Column] {
        try rows("PRAGMA main.table_info(\"\(table)\")").map { row in
            let isPrimaryKey = row.int("pk") > 0
            return Table.Column(
                name: row.text("name"),
                type: row.text("type"),
                isNullable: row.int("notnull") == 0 && !isPrimaryKey,
                isPrimaryKey: isPrimaryKey,
                hasDefault: !row["dflt_value"].isNull || (isPrimaryKey && row.text("type").uppercased() == "INTEGER")
            )
        }
    }

    private func keys(of table: String) throws(SQLiteFailure) -> [Table.UniqueKey] {
        var keys: [Table.UniqueKey] = []
        for index in try rows("PRAGMA main.index_list(\"\(table)\")").reversed() where index.int("unique") == 1 {
            guard index.text("origin") != "pk" else { continue }
            let parts = try rows("PRAGMA main.index_xinfo(\"\(index.text("name"))\")").filter { $0.int("key") == 1 }
            // An index on an expression has no columns whose values could be compared.
            guard parts.allSatisfy({ $0.int("cid") >= 0 }) else { continue }
            keys.append(
                Table.UniqueKey(
                    columns: parts.map { $0.int("cid") },
                    ignoresCase: parts.map { $0.text("coll") == "NOCASE" }
                )
            )
        }
        return keys
    }

    private func parents(
        of table: String,
        _ columns: [Table.Column]
    ) throws(SQLiteFailure) -> [(column: Int, table: String)] {
        try rows("PRAGMA main.foreign_key_list(\"\(table)\")").compactMap { row in
            let target = row.textOrNil("to")
            guard row.int("seq") == 0, target == nil || target == "id",
                let column = columns.firstIndex(where: { $0.name == row.text("from") })
            else { return nil }
            return (column, row.text("table"))
        }
    }

    private func labels(of table: String, in definition: SchemaDefinition) -> [String: ColumnLabels] {
        var labels: [String: ColumnLabels] = [:]
        for label in definition.labels where label.column.hasPrefix("\(table).") {
            labels[String(label.column.dropFirst(table.count + 1))] = label
        }
        return labels
    }

    private func rows(_ sql: String) throws(SQLiteFailure) -> [Row] {
        try connection.prepare(sql).rows([])
    }
}
