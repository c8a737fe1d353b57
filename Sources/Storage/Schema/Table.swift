/// One table of the catalog.
package struct Table: Sendable {
    /// The full name: `gb_console.malls`.
    package let name: String

    /// The columns in order.
    package let columns: [Column]

    /// The columns of each unique key, the primary key left out.
    package let uniqueKeys: [[String]]

    /// The name without the schema.
    package let localName: String

    /// The name of the schema.
    package let schema: String

    /// The table's place in `Catalog.tables`.
    let index: Int

    /// Where the integer primary key stands among the columns; nil for a table that has none.
    package let idColumn: Int?

    /// The unique keys as the lock table needs them.
    let keys: [UniqueKey]

    /// True when ids are counted by AUTOINCREMENT.
    let hasCounter: Bool

    /// References to the primary keys of other tables of the schema, which are named without it.
    package let parents: [(column: Int, table: String)]

    private let labels: [String: ColumnLabels]

    init(
        schema: String,
        localName: String,
        index: Int,
        columns: [Column],
        hasCounter: Bool,
        keys: [UniqueKey],
        parents: [(column: Int, table: String)],
        labels: [String: ColumnLabels]
    ) {
        name = "\(schema).\(localName)"
        self.schema = schema
        self.localName = localName
        self.index = index
        self.columns = columns
        idColumn = columns.firstIndex { $0.isPrimaryKey && $0.type.uppercased() == "INTEGER" }
        uniqueKeys = keys.map { key in key.columns.map { columns[$0].name } }
        self.hasCounter = hasCounter
        self.keys = keys
        self.parents = parents
        self.labels = labels
    }

    /// Makes a table that is only read about, in a record: it has no locks, no references and no counter.
    ///
    /// - Parameters:
    ///   - name: the full name, which has a schema.
    ///   - index: its place among all tables.
    ///   - columns: the columns in order.
    ///   - uniqueKeys: the columns of each unique key, the primary key left out.
    ///   - labels: the words for the integers of its columns, by column.
    package init(
        name: String,
        index: Int,
        columns: [Column],
        uniqueKeys: [[String]],
        labels: [String: ColumnLabels]
    ) {
        let parts = name.split(separator: ".", maxSplits: 1)
        self.name = name
        schema = parts.first.map(String.init) ?? ""
        localName = parts.last.map(String.init) ?? ""
        self.index = index
        self.columns = columns
        self.uniqueKeys = uniqueKeys
        idColumn = columns.firstIndex { $0.isPrimaryKey && $0.type.uppercased() == "INTEGER" }
        keys = []
        hasCounter = false
        parents = []
        self.labels = labels
    }

    /// The column with this name, or nil.
    package func column(_ name: String) -> Column? {
        columns.first { $0.name == name }
    }

    /// The words for the integers of a column, or nil when it has none.
    package func labels(for column: String) -> ColumnLabels? {
        labels[column]
    }

    /// One column of a table.
    package struct Column: Sendable {
        /// The name.
        package let name: String

        /// The declared type.
        package let type: String

        /// False where NULL is refused.
        package let isNullable: Bool

        /// True for a column of the primary key.
        package let isPrimaryKey: Bool

        /// True where an insert may leave the column out although it is not nullable.
        package let hasDefault: Bool

        /// Makes a column.
        package init(name: String, type: String, isNullable: Bool, isPrimaryKey: Bool, hasDefault: Bool) {
            self.name = name
            self.type = type
            self.isNullable = isNullable
            self.isPrimaryKey = isPrimaryKey
            self.hasDefault = hasDefault
        }
    }

    /// A unique key: which columns, and which of them compare without regard to case.
    struct UniqueKey: Sendable {
        let columns: [Int]
        let ignoresCase: [Bool]
    }
}
