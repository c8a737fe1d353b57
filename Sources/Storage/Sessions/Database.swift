package import Simulation

/// The databases of one world: sessions of its processes, committed changes, and what the schemas contain.
package final class Database: @unchecked Sendable {
    // Safe although mutable: only code on the world's executor reaches it.

    /// The world that the database lives in.
    package let world: World

    /// What the schemas contain.
    package let catalog: Catalog

    /// Every committed row change, in the order of the commits.
    package internal(set) var changes: [RowChange] = []

    let connection: Connection
    let statements: StatementCache

    /// Makes the databases of a world as copies of an image.
    ///
    /// - Throws: `DatabaseError` when SQLite has no memory for them.
    package init(world: World, image: DatabaseImage) throws {
        self.world = world
        catalog = image.catalog
        do {
            connection = try Connection()
            try image.attach(to: connection)
        } catch {
            throw DatabaseError(
                code: error.meaning,
                message: error.message,
                sql: "database image",
                process: "tvsim",
                step: nil
            )
        }
        connection.recorder.start(catalog, highestIDs: catalog.tables.map { _ in 0 })
        connection.installHooks()
        statements = StatementCache(connection: connection, catalog: catalog)
    }

    /// Opens a session for a process; it ends with the process.
    package func session(for process: SimulatedProcess, access: Access) -> Session {
        Session(database: self, process: process, access: access)
    }
}
