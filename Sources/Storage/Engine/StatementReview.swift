internal import CSQLite

/// Looks at what a statement touches while SQLite prepares it, and refuses what its session may not.
final class StatementReview {
    /// Why a statement was refused.
    enum Refusal: Equatable {
        /// The session was not opened for the table.
        case denied(command: String, table: String)
        /// No session may do this: DDL, transaction control, and what would depend on the machine.
        case unsupported(String)
    }

    private let access: Access
    private let catalog: Catalog
    private var read: [Int] = []

    /// The table that the statement writes, and how; nil when it writes none.
    private(set) var target: (table: String, operation: WriteOperation)?

    /// Why the statement was refused; nil while it was not.
    private(set) var refusal: Refusal?

    init(access: Access, catalog: Catalog) {
        self.access = access
        self.catalog = catalog
    }

    /// The numbers of the tables that the statement reads, in ascending order.
    var readTables: [Int] {
        var unique: [Int] = []
        for index in read.sorted() where unique.last != index { unique.append(index) }
        return unique
    }

    /// Answers SQLite's question whether the statement may do something; the arguments are those of the authorizer.
    func allows(action: Int32, first: String, second: String, schema: String?) -> Bool {
        switch action {
        case SQLITE_SELECT, SQLITE_RECURSIVE: return true
        case SQLITE_FUNCTION: return allowsFunction(second)
        case SQLITE_READ: return allowsReading(first, in: schema)
        case SQLITE_INSERT: return allowsWriting(first, in: schema, .insert)
        case SQLITE_UPDATE: return allowsWriting(first, in: schema, .update)
        case SQLITE_DELETE: return allowsWriting(first, in: schema, .delete)
        case SQLITE_TRANSACTION, SQLITE_SAVEPOINT:
            return refuse(.unsupported("transactions are begun and ended by the session, not by a statement"))
        case SQLITE_PRAGMA, SQLITE_ATTACH, SQLITE_DETACH:
            return refuse(.unsupported("a session cannot change its connection"))
        default: return refuse(.unsupported("a session cannot change the schema"))
        }
    }

    private func allowsReading(_ table: String, in schema: String?) -> Bool {
        // Sub-queries and table-valued functions have no schema, or that of the empty main database.
        guard let schema, schema != "main", schema != "temp" else { return true }
        let name = "\(schema).\(table)"
        if let index = catalog.table(name)?.index { read.append(index) }
        return access.allowsReading(name, of: schema) || refuse(.denied(command: "SELECT", table: name))
    }

    private func allowsWriting(_ table: String, in schema: String?, _ operation: WriteOperation) -> Bool {
        let schema = schema ?? "main"
        let name = "\(schema).\(table)"
        guard !table.hasPrefix("sqlite_") else {
            return refuse(.unsupported("a session cannot change the schema"))
        }
        if target == nil { target = (name, operation) }
        let allowed = access.allowsWriting(name, of: schema)
        return allowed || refuse(.denied(command: operation.rawValue.uppercased(), table: name))
    }

    private func allowsFunction(_ name: String) -> Bool {
        switch name.lowercased() {
        case "random", "randomblob", "current_timestamp", "current_date", "current_time":
            refuse(.unsupported("\(name) would make the run depend on the machine; bind a value of the world"))
        default: true
        }
    }

    private func refuse(_ refusal: Refusal) -> Bool {
        if self.refusal == nil { self.refusal = refusal }
        return false
    }
}
