/// The bytes of all schemas: built once by running their DDL, then copied into each world.
package struct DatabaseImage: Sendable {
    /// What the schemas contain.
    package let catalog: Catalog

    /// The bytes of each schema's database, in the order of the catalog.
    let databases: [[UInt8]]

    /// Builds the schemas.
    ///
    /// - Throws: `DatabaseError` when a schema's SQL is wrong; `sql` is the schema's name.
    package init(_ schemas: [SchemaDefinition]) throws {
        var built: [Catalog.Schema] = []
        var databases: [[UInt8]] = []
        var tableCount = 0
        for definition in schemas {
            do {
                let connection = try Connection()
                let tables = try connection.withMain(named: definition.name) {
                    try connection.run(definition.sql)
                    return try CatalogReader(connection: connection).tables(of: definition, numberedFrom: tableCount)
                }
                tableCount += tables.count
                built.append(Catalog.Schema(name: definition.name, tables: tables))
                databases.append(try connection.serialize("main"))
            } catch let failure as SQLiteFailure {
                throw DatabaseError(
                    code: failure.meaning,
                    message: failure.message,
                    sql: "schema \(definition.name)",
                    process: "tvsim",
                    step: nil
                )
            }
        }
        catalog = Catalog(schemas: built)
        self.databases = databases
    }

    init(catalog: Catalog, databases: [[UInt8]]) {
        self.catalog = catalog
        self.databases = databases
    }

    /// Attaches a copy of every schema to a connection.
    func attach(to connection: Connection) throws(SQLiteFailure) {
        for (schema, bytes) in zip(catalog.schemas, databases) {
            try connection.attach(bytes, as: schema.name)
        }
    }
}
