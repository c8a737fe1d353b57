internal import CSQLite

/// One prepared statement: binds, steps, reads and resets.
@safe final class Statement {
    // Safe although a raw pointer: this object owns the handle and finalises it once.
    private let handle: OpaquePointer

    /// The text that it was prepared from.
    let sql: String

    /// True when running it changes no table.
    let isReadOnly: Bool

    /// The columns of its result.
    let header: RowColumns

    /// The numbers of the tables that it reads, in ascending order.
    let readTables: [Int]

    /// The full name of the table that it writes, and how; nil when it writes none.
    let target: (table: String, operation: WriteOperation)?

    /// When it was used last, in the cache's count.
    var lastUse = 0

    /// How many values it takes.
    let parameterCount: Int

    init(handle: OpaquePointer, sql: String, review: StatementReview?) {
        unsafe self.handle = unsafe handle
        self.sql = sql
        isReadOnly = unsafe sqlite3_stmt_readonly(handle) != 0
        parameterCount = Int(unsafe sqlite3_bind_parameter_count(handle))
        let count = unsafe sqlite3_column_count(handle)
        header = RowColumns(
            names: (0..<count).map { index in
                unsafe sqlite3_column_name(handle, index).map { unsafe String(cString: $0) } ?? ""
            }
        )
        readTables = review?.readTables ?? []
        target = review?.target
    }

    deinit {
        unsafe sqlite3_finalize(handle)
    }

    // MARK: Running

    /// Runs the statement to its end and drops what it returns.
    func run(_ arguments: [SQLValue] = []) throws(SQLiteFailure) {
        try bind(arguments)
        defer { reset() }
        while try step() {}
    }

    /// Runs the statement and returns its rows.
    func rows(_ arguments: [SQLValue]) throws(SQLiteFailure) -> [Row] {
        try bind(arguments)
        defer { reset() }
        var rows: [Row] = []
        let count = header.names.count
        while try step() {
            let values = unsafe [SQLValue](unsafeUninitializedCapacity: count) { buffer, initialized in
                for index in 0..<count {
                    unsafe (buffer.baseAddress.unsafelyUnwrapped + index).initialize(to: value(at: Int32(index)))
                }
                initialized = count
            }
            rows.append(Row(header: header, values: values))
        }
        return rows
    }

    /// Runs the statement and touches every value that it returns, as the least that any program does.
    func runReadingAll(_ arguments: [SQLValue]) throws(SQLiteFailure) {
        try bind(arguments)
        defer { reset() }
        let count = Int32(header.names.count)
        while try step() {
            for index in 0..<count {
                guard unsafe sqlite3_column_type(handle, index) == SQLITE_TEXT else {
                    _ = unsafe sqlite3_column_int64(handle, index)
                    continue
                }
                _ = unsafe sqlite3_column_text(handle, index)
                _ = unsafe sqlite3_column_bytes(handle, index)
            }
        }
    }

    /// Binds the arguments; there must be as many as parameters.
    func bind(_ arguments: [SQLValue]) throws(SQLiteFailure) {
        guard arguments.count == parameterCount else {
            throw SQLiteFailure(
                code: SQLITE_RANGE,
                message: "the statement has \(parameterCount) parameters and was given \(arguments.count) arguments"
            )
        }
        for (index, argument) in arguments.enumerated() {
            let code = bind(argument, at: Int32(index + 1))
            guard code == SQLITE_OK else { throw failure(code) }
        }
    }

    /// Binds one argument; the first is number 1.
    func bind(_ value: SQLValue, at index: Int32) -> Int32 {
        switch value {
        case .null: return unsafe sqlite3_bind_null(handle, index)
        case .integer(let value): return unsafe sqlite3_bind_int64(handle, index, value)
        case .real(let value): return unsafe sqlite3_bind_double(handle, index, value)
        case .text(var value):
            return value.withUTF8 { utf8 in
                unsafe utf8.withMemoryRebound(to: CChar.self) { text in
                    // An empty text has no address, and without one SQLite would bind NULL.
                    guard let start = text.baseAddress else {
                        return unsafe sqlite3_bind_text(handle, index, "", 0, nil)
                    }
                    return unsafe sqlite3_bind_text(
                        handle,
                        index,
                        start,
                        Int32(text.count),
                        tvsim_sqlite_transient()
                    )
                }
            }
        case .blob(let bytes):
            guard !bytes.isEmpty else { return unsafe sqlite3_bind_zeroblob(handle, index, 0) }
            return unsafe sqlite3_bind_blob(handle, index, bytes, Int32(bytes.count), tvsim_sqlite_transient())
        }
    }

    /// Goes to the next row; false when there is none left.
    func step() throws(SQLiteFailure) -> Bool {
        let code = unsafe sqlite3_step(handle)
        switch code {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw failure(code)
        }
    }

    /// Makes the statement ready to run again.
    func reset() {
        unsafe sqlite3_reset(handle)
    }

    // MARK: Reading

    /// The value of a column of the current row.
    func value(at index: Int32) -> SQLValue {
        unsafe SQLValue(sqlite3_column_value(handle, index))
    }

    private func failure(_ code: Int32) -> SQLiteFailure {
        let database = unsafe sqlite3_db_handle(handle)
        let extended = unsafe sqlite3_extended_errcode(database)
        let message = unsafe sqlite3_errmsg(database).map { unsafe String(cString: $0) } ?? "no message"
        return SQLiteFailure(code: extended & 0xff == code & 0xff ? extended : code, message: message)
    }
}
