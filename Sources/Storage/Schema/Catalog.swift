/// What the schemas contain, as SQLite itself reports it.
package struct Catalog: Sendable {
    /// The schemas in the order of their definitions.
    package let schemas: [Schema]

    /// All tables, schema after schema; a table's `index` is its place here.
    package let tables: [Table]

    /// True when a table refers to another by a foreign key.
    let hasReferences: Bool

    private let positions: [String: Int]

    init(schemas: [Schema]) {
        self.schemas = schemas
        tables = schemas.flatMap(\.tables)
        hasReferences = tables.contains { !$0.parents.isEmpty }
        positions = Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0.index) })
    }

    /// The table with a full name such as `gb_console.malls`, or nil.
    package func table(_ name: String) -> Table? {
        positions[name].map { tables[$0] }
    }

    /// One schema: a database of its own.
    package struct Schema: Sendable {
        /// The name: `gb_console`.
        package let name: String

        /// The tables in the order of their creation.
        package let tables: [Table]
    }
}
