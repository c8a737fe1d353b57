internal import CSQLite

/// The one SQLite connection of a world, and the only place that opens, attaches, hooks and closes.
@safe final class Connection {
    // Safe although a raw pointer: this object owns the handle and closes it once. It is used by one thread at a
    // time, the one that runs its world, so the connection is opened without SQLite's own mutexes.
    let handle: OpaquePointer

    /// Takes down the row changes that statements make.
    let recorder = ChangeRecorder()

    /// What is asked for every table that a statement being prepared touches; nil lets everything pass.
    private var review: StatementReview?

    // Said once, before SQLite is used first; where somebody else was faster, SQLite refuses and only keeps counting.
    private static let withoutStatistics = tvsim_sqlite_without_statistics()

    /// Opens an empty in-memory database without any schema.
    init() throws(SQLiteFailure) {
        _ = Self.withoutStatistics
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
        let code = unsafe sqlite3_open_v2(":memory:", &opened, flags, nil)
        guard code == SQLITE_OK, let opened = unsafe opened else {
            unsafe sqlite3_close(opened)
            throw SQLiteFailure(code: code, message: "SQLite could not open an in-memory database")
        }
        unsafe handle = opened
        unsafe sqlite3_extended_result_codes(handle, 1)
        try run("PRAGMA foreign_keys = ON")
    }

    deinit {
        // Statements that are still alive keep the handle until the last of them is finalised.
        unsafe sqlite3_close_v2(handle)
    }

    // MARK: Statements

    /// Prepares a statement that is kept for long.
    ///
    /// - Parameters:
    ///   - sql: one statement.
    ///   - review: who is asked for every table that it touches; nil for the module's own statements.
    /// - Returns: the statement, ready to be bound.
    /// - Throws: what SQLite says of the text.
    func prepare(_ sql: String, review: StatementReview? = nil) throws(SQLiteFailure) -> Statement {
        self.review = review
        defer { self.review = nil }
        var prepared: OpaquePointer?
        var sql = sql
        let (code, rest) = sql.withUTF8 { text -> (Int32, Int) in
            unsafe text.withMemoryRebound(to: CChar.self) { text in
                var tail: UnsafePointer<CChar>?
                let code = unsafe sqlite3_prepare_v3(
                    handle,
                    text.baseAddress,
                    Int32(text.count),
                    UInt32(SQLITE_PREPARE_PERSISTENT),
                    &prepared,
                    &tail
                )
                guard let tail = unsafe tail, let start = text.baseAddress else { return (code, text.count) }
                return unsafe (code, tail - start)
            }
        }
        guard code == SQLITE_OK else { throw failure(code) }
        guard let prepared = unsafe prepared else {
            throw SQLiteFailure(code: SQLITE_ERROR, message: "there is no statement in the text")
        }
        let statement = unsafe Statement(handle: prepared, sql: sql, review: review)
        guard sql.utf8.dropFirst(rest).allSatisfy({ $0 == 0x20 || (0x09...0x0d).contains($0) || $0 == 0x3b }) else {
            throw SQLiteFailure(code: SQLITE_ERROR, message: "there is more than one statement in the text")
        }
        return statement
    }

    /// Runs statements that return nothing and take no arguments.
    func run(_ sql: String) throws(SQLiteFailure) {
        let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// How many rows the last writing statement found or made.
    var matchedRows: Int { Int(unsafe sqlite3_changes64(handle)) }

    /// What SQLite says about the last call.
    func failure(_ code: Int32) -> SQLiteFailure {
        let extended = unsafe sqlite3_extended_errcode(handle)
        let message = unsafe sqlite3_errmsg(handle).map { unsafe String(cString: $0) } ?? "no message"
        return SQLiteFailure(code: extended & 0xff == code & 0xff ? extended : code, message: message)
    }

    /// Interrupts a statement that takes more than so many steps of SQLite's machine.
    func limitWork(steps: Int32) {
        unsafe sqlite3_progress_handler(handle, steps, { _ in 1 }, nil)
    }

    // MARK: Schemas

    /// Calls `body` while the main database also answers to `name`.
    func withMain<Result>(named name: String, _ body: () throws -> Result) throws -> Result {
        try unsafe name.withCString { name in
            unsafe tvsim_sqlite_name_main(handle, name)
            defer { unsafe tvsim_sqlite_name_main(handle, "main") }
            return try body()
        }
    }

    /// Returns the bytes of a schema's database.
    func serialize(_ schema: String) throws(SQLiteFailure) -> [UInt8] {
        var size: Int64 = 0
        guard let bytes = unsafe sqlite3_serialize(handle, schema, &size, 0) else {
            throw SQLiteFailure(code: SQLITE_NOMEM, message: "SQLite could not copy the schema \(schema)")
        }
        defer { unsafe sqlite3_free(bytes) }
        return unsafe Array(UnsafeBufferPointer(start: bytes, count: Int(size)))
    }

    /// Attaches a copy of a database under a name.
    func attach(_ bytes: [UInt8], as schema: String) throws(SQLiteFailure) {
        try run("ATTACH ':memory:' AS \"\(schema)\"")
        let size = UInt64(bytes.count)
        guard let copy = unsafe sqlite3_malloc64(size) else {
            throw SQLiteFailure(code: SQLITE_NOMEM, message: "there is no memory for the schema \(schema)")
        }
        unsafe copy.copyMemory(from: bytes, byteCount: bytes.count)
        // SQLite owns the copy from here on, even when the call fails.
        let code = unsafe sqlite3_deserialize(
            handle,
            schema,
            copy.assumingMemoryBound(to: UInt8.self),
            Int64(size),
            Int64(size),
            UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE)
        )
        guard code == SQLITE_OK else { throw failure(code) }
    }

    // MARK: Hooks

    /// Installs the hooks: the authorizer asks `review`, row changes go to `recorder`.
    ///
    /// Setting an authorizer makes SQLite prepare every statement anew, so it is set once and told what to do.
    func installHooks() {
        // Unretained is safe: SQLite calls back only inside calls that are made through this object, which
        // therefore is alive, and never after the handle is closed.
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe sqlite3_set_authorizer(
            handle,
            { context, action, first, second, schema, _ in
                guard let context = unsafe context else { return SQLITE_OK }
                let connection = unsafe Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue()
                guard let review = connection.review else { return SQLITE_OK }
                let allowed = unsafe review.allows(
                    action: action,
                    first: first.map { unsafe String(cString: $0) } ?? "",
                    second: second.map { unsafe String(cString: $0) } ?? "",
                    schema: schema.map { unsafe String(cString: $0) }
                )
                return allowed ? SQLITE_OK : SQLITE_DENY
            },
            context
        )
        let recorder = unsafe Unmanaged.passUnretained(recorder).toOpaque()
        _ = unsafe sqlite3_preupdate_hook(
            handle,
            { context, database, operation, schema, table, oldID, newID in
                guard let context = unsafe context, let database = unsafe database, let schema = unsafe schema,
                    let table = unsafe table
                else { return }
                let recorder = unsafe Unmanaged<ChangeRecorder>.fromOpaque(context).takeUnretainedValue()
                guard recorder.isRecording else { return }
                unsafe recorder.take(
                    operation,
                    PreupdateRow(database: database, schema: schema, table: table, oldID: oldID, newID: newID)
                )
            },
            recorder
        )
    }
}
