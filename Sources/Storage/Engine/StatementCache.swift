/// The prepared statements of a database, by who may run them and by their text.
///
/// A statement is checked against its session's access when it is prepared, so it may only be used again by
/// sessions with the same access.
final class StatementCache {
    /// The statements of all sessions with one access.
    final class Shelf {
        let access: Access
        fileprivate var statements: [String: Statement] = [:]

        fileprivate init(access: Access) {
            self.access = access
        }
    }

    private let connection: Connection
    private let catalog: Catalog
    private let capacity: Int
    private var shelves: [Shelf] = []
    private var uses = 0
    private(set) var count = 0

    init(connection: Connection, catalog: Catalog, capacity: Int = 512) {
        self.connection = connection
        self.catalog = catalog
        self.capacity = capacity
    }

    /// The shelf of an access.
    func shelf(for access: Access) -> Shelf {
        if let shelf = shelves.first(where: { $0.access == access }) { return shelf }
        let shelf = Shelf(access: access)
        shelves.append(shelf)
        return shelf
    }

    /// Returns the statement with this text, prepared now or before.
    ///
    /// - Throws: `StatementRefused` for what the session may not do, `SQLiteFailure` for what is not SQL.
    func statement(_ sql: String, on shelf: Shelf) throws -> Statement {
        uses += 1
        if let statement = shelf.statements[sql] {
            statement.lastUse = uses
            return statement
        }
        let review = StatementReview(access: shelf.access, catalog: catalog)
        let statement: Statement
        do {
            statement = try connection.prepare(sql, review: review)
        } catch {
            if let refusal = review.refusal { throw StatementRefused(refusal: refusal) }
            throw error
        }
        statement.lastUse = uses
        shelf.statements[sql] = statement
        count += 1
        if count > capacity { dropOldest() }
        return statement
    }

    /// Drops the quarter of the statements that were used longest ago.
    private func dropOldest() {
        let uses = shelves.flatMap { $0.statements.values.map(\.lastUse) }.sorted()
        let limit = uses[uses.count / 4]
        for shelf in shelves {
            shelf.statements = shelf.statements.filter { $0.value.lastUse > limit }
        }
        count = shelves.reduce(0) { $0 + $1.statements.count }
    }
}
