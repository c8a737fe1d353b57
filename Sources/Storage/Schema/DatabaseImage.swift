/// The bytes of all schemas: built once by running their DDL, then copied into each world.
package struct DatabaseImage: Sendable {
    /// What the schemas contain.
    package let catalog: Catalog

    /// The bytes of each schema's database, in the order of the catalog.
    let databases: [[UInt8]]

    /// The highest id that each table has given, in the order of the catalog's tables.
    let highestIDs: [Int64]

    /// Builds the schemas.
    ///
    /// - Throws: `DatabaseError` when a schema's SQL is wrong; `sql` is the schema's name.
    package init(_ schemas: [SchemaDefinition]) throws {
        var built: [Catalog.Schema] = []
        var databases: [[UInt8]] = []
        var highestIDs: [Int64] = []
        var tableCount = 0
        for definition in schemas {
            do {
                let connection = try Connection()
                let tables = try connection.withMain(named: definition.name) {
                    try connection.run(definition.sql)
                    let reader = CatalogReader(connection: connection)
                    let tables = try reader.tables(of: definition, numberedFrom: tableCount)
                    highestIDs += try reader.highestIDs(of: tables)
                    return tables
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
        self.highestIDs = highestIDs
    }

    init(catalog: Catalog, databases: [[UInt8]], highestIDs: [Int64]) {
        self.catalog = catalog
        self.databases = databases
        self.highestIDs = highestIDs
    }

    /// Attaches a copy of every schema to a connection.
    func attach(to connection: Connection) throws(SQLiteFailure) {
        for (schema, bytes) in zip(catalog.schemas, databases) {
            try connection.attach(bytes, as: schema.name)
        }
    }
}
