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
    /// What tables say of themselves, in the order in which plain names are looked up.
    package init(_ tables: [Table]) {
        self.init(
            tables.map { table in
                let columns = table.columns.map { column in
                    Column(
                        name: column.name,
                        isInteger: ["INTEGER", "BOOLEAN"].contains(column.type.uppercased()),
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
