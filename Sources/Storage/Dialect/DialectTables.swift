/// What the dialect's reader knows of the tables: which columns hold integers, and what people call these.
package struct DialectTables: Sendable {
    /// One column.
    package struct Column: Sendable {
        package let name: String
        package let isInteger: Bool
        /// The words for its integers, in the order of the documents.
        package let words: [(word: String, value: Int64)]

        /// Makes a column.
        package init(name: String, isInteger: Bool, words: [(word: String, value: Int64)]) {
            self.name = name
            self.isInteger = isInteger
            self.words = words
        }
    }

    /// The full names and the columns, in the order in which plain names are looked up.
    private let tables: [(name: String, columns: [Column])]
    private let columnNames: Set<String>

    /// Makes the list from full names such as `gb_console.malls`.
    package init(_ tables: [(name: String, columns: [Column])]) {
        self.tables = tables
        columnNames = Set(tables.flatMap { $0.columns.map { $0.name.lowercased() } })
    }

    /// True when some table has a column of that name.
    func hasColumn(_ name: String) -> Bool { columnNames.contains(name.lowercased()) }

    /// The number of the table that a name means, with its schema or without.
    func table(_ name: String) -> Int? {
        let wanted = name.lowercased()
        return tables.firstIndex { table in
            let name = table.name.lowercased()
            return name == wanted || name.hasSuffix(".\(wanted)")
        }
    }

    /// The column of a table, with its full name; nil when the table has none of that name.
    func column(_ name: String, of table: Int) -> (fullName: String, column: Column)? {
        let wanted = name.lowercased()
        return tables[table].columns.first { $0.name.lowercased() == wanted }.map {
            ("\(tables[table].name).\($0.name)", $0)
        }
    }
}
