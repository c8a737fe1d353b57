/// What a database schema is made of: its name, its DDL, and words for its integers.
package struct SchemaDefinition: Sendable {
    /// The name under which statements know it: `gb_console`.
    package let name: String

    /// `CREATE TABLE`, `CREATE INDEX` and `INSERT` statements; table names may leave the schema out.
    package let sql: String

    /// Words for the integers of some columns.
    package let labels: [ColumnLabels]

    /// Makes a definition.
    package init(name: String, sql: String, labels: [ColumnLabels] = []) {
        self.name = name
        self.sql = sql
        self.labels = labels
    }
}
