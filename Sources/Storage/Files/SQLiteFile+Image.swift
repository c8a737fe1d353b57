package import Simulation

extension SQLiteFile {
    /// Makes a database of a world's tables as they stood when the image was taken, ready for statements in MySQL's
    /// dialect.
    ///
    /// - Parameters:
    ///   - image: the tables.
    ///   - now: the instant that stands for now.
    /// - Throws: `SQLMistake` when there is no memory for it.
    package convenience init(_ image: DatabaseImage, now: SimulationInstant) throws(SQLMistake) {
        try self.init()
        do throws(SQLiteFailure) {
            try image.attach(to: connection)
        } catch {
            throw SQLMistake(error.message)
        }
        try speakMySQL(now: now)
    }
}

extension DialectTables {
    /// What a catalog says of its tables.
    package init(_ catalog: Catalog) {
        self.init(
            catalog.tables.map { table in
                let columns = table.columns.map { column in
                    Column(
                        name: column.name,
                        isInteger: ["INTEGER", "BOOLEAN"].contains(column.type),
                        words: (table.labels(for: column.name)?.labels ?? []).flatMap { label in
                            ([label.name] + label.synonyms).map { (word: $0, value: label.value) }
                        }
                    )
                }
                return (table.name, columns)
            }
        )
    }
}
