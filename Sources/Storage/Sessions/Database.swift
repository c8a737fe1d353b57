package import Simulation

/// The databases of one world: sessions of its processes, committed changes, and what the schemas contain.
///
/// SQLite has one connection and one transaction here; the sessions have one each. `Database+Residence` says how.
package final class Database: @unchecked Sendable {
    // Safe although mutable: only code on the world's executor reaches it.

    /// The world that the database lives in.
    package let world: World

    /// What the schemas contain.
    package let catalog: Catalog

    /// How long a statement waits for a lock: MySQL's `innodb_lock_wait_timeout` and its default.
    package var lockWaitTimeout: Duration = .seconds(50)

    /// Every committed row change, in the order of the commits.
    package internal(set) var changes: [RowChange] = []

    /// The transactions that changed rows and were rolled back, in order.
    package internal(set) var rollbacks: [Rollback] = []

    /// The number of commits that changed a row so far.
    package internal(set) var commitCount = 0

    /// Where the statements are written down for a benchmark; nil, as it usually is, for nowhere.
    package var statementLog: StatementLog?

    /// Where the selections are written down for the record of a run; nil for nowhere.
    package var selectionLog: SelectionLog?

    let connection: Connection
    let statements: StatementCache
    let control: TransactionControl
    let writer: RowWriter
    let locks: RowLocks
    var changeText = ChangeText()

    /// The transactions that have begun and not ended, in the order of their beginning.
    var open: [Transaction] = []

    /// The transaction that is in the SQLite connection; nil when SQLite has none open.
    var resident: Transaction?

    /// Makes the databases of a world as copies of an image.
    ///
    /// - Throws: `DatabaseError` when SQLite has no memory for them.
    package init(world: World, image: DatabaseImage) throws {
        self.world = world
        catalog = image.catalog
        do {
            connection = try Connection()
            try image.attach(to: connection)
            control = try TransactionControl(connection: connection, catalog: catalog)
        } catch {
            throw DatabaseError(
                code: error.meaning,
                message: error.message,
                sql: "database image",
                process: "tvsim",
                step: nil
            )
        }
        connection.recorder.start(catalog, highestIDs: image.highestIDs)
        connection.installHooks()
        statements = StatementCache(connection: connection, catalog: catalog)
        writer = RowWriter(connection: connection, catalog: catalog)
        locks = RowLocks(catalog: catalog)
    }

    /// True when no transaction holds a row or a unique key.
    package var isUnlocked: Bool { locks.isEmpty && open.isEmpty }

    /// Opens a session for a process; it ends with the process.
    package func session(for process: SimulatedProcess, access: Access) -> Session {
        Session(database: self, process: process, access: access)
    }

    /// Copies the last committed state, so that another world can start from it.
    ///
    /// - Throws: `DatabaseError` when there is no memory for the copy.
    package func snapshot() throws -> DatabaseImage {
        do {
            try vacate()
            return DatabaseImage(
                catalog: catalog,
                databases: try catalog.schemas.map { try connection.serialize($0.name) },
                highestIDs: connection.recorder.highestIDs
            )
        } catch let failure as SQLiteFailure {
            throw DatabaseError(
                code: failure.meaning,
                message: failure.message,
                sql: "snapshot",
                process: "tvsim",
                step: nil
            )
        }
    }
}
