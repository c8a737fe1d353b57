import Storage

extension SQLiteFile {
    /// Makes the databases and empty tables of a recorded run, under their own names.
    ///
    /// - Parameters:
    ///   - tables: the tables, as a record describes them: nothing in them is trusted.
    ///   - ignoresCase: true when texts are compared as MySQL does it in the collation of Laravel's tables; a world
    ///     compares them byte by byte.
    /// - Throws: `SQLMistake` when a name or a type makes no table.
    func layOut(_ tables: [Table], ignoresCase: Bool) throws(SQLMistake) {
        var schemas: Set<String> = []
        for table in tables where schemas.insert(table.schema).inserted { try attachEmpty(as: table.schema) }
        for table in tables {
            let columns = table.columns.map { column in
                // The types are SQLite's own; anything else would be a statement inside of a statement.
                let type = column.type.allSatisfy { $0.isLetter || $0 == " " } ? column.type : ""
                let collation = ignoresCase && type.uppercased() == "TEXT" ? " COLLATE NOCASE" : ""
                return "\(SQLName.quoted(column.name)) \(type)\(column.name == "id" ? " PRIMARY KEY" : collation)"
            }
            try execute("CREATE TABLE \(SQLName.quoted(table: table.name)) (\(columns.joined(separator: ", ")))")
        }
    }
}
