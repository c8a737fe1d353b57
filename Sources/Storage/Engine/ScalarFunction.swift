internal import CSQLite

/// A function that statements can call: its name, how many arguments it takes, and what it returns for them.
struct ScalarFunction: Sendable {
    let name: String
    /// How many arguments it takes; nil for any number.
    let arity: Int?
    let body: @Sendable ([SQLValue]) -> SQLValue

    init(_ name: String, _ arity: Int?, _ body: @escaping @Sendable ([SQLValue]) -> SQLValue) {
        self.name = name
        self.arity = arity
        self.body = body
    }
}

extension Connection {
    /// Lets the statements of this connection call a function.
    func register(_ function: ScalarFunction) throws(SQLiteFailure) {
        let box = unsafe Unmanaged.passRetained(FunctionBox(body: function.body)).toOpaque()
        // SQLite releases the box when the connection is closed, or at once when it refuses the function.
        let code = unsafe sqlite3_create_function_v2(
            handle,
            function.name,
            Int32(function.arity ?? -1),
            SQLITE_UTF8 | SQLITE_DETERMINISTIC,
            box,
            { context, count, values in
                guard let context = unsafe context, let data = unsafe sqlite3_user_data(context) else { return }
                let box = unsafe Unmanaged<FunctionBox>.fromOpaque(data).takeUnretainedValue()
                var arguments: [SQLValue] = []
                if let values = unsafe values {
                    for index in 0..<Int(count) { arguments.append(unsafe SQLValue(values[index])) }
                }
                unsafe FunctionBox.answer(box.body(arguments), to: context)
            },
            nil,
            nil,
            { data in
                guard let data = unsafe data else { return }
                unsafe Unmanaged<FunctionBox>.fromOpaque(data).release()
            }
        )
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// Where in the text the last statement that could not be prepared is wrong, in bytes; nil when SQLite cannot say.
    var mistakeOffset: Int? {
        let offset = unsafe sqlite3_error_offset(handle)
        return offset < 0 ? nil : Int(offset)
    }
}

private final class FunctionBox {
    let body: @Sendable ([SQLValue]) -> SQLValue

    init(body: @escaping @Sendable ([SQLValue]) -> SQLValue) {
        self.body = body
    }

    static func answer(_ value: SQLValue, to context: OpaquePointer) {
        switch value {
        case .null: unsafe sqlite3_result_null(context)
        case .integer(let number): unsafe sqlite3_result_int64(context, number)
        case .real(let number): unsafe sqlite3_result_double(context, number)
        case .text(let text):
            unsafe sqlite3_result_text(context, text, Int32(clamping: text.utf8.count), tvsim_sqlite_transient())
        case .blob(let bytes):
            unsafe sqlite3_result_blob(context, bytes, Int32(clamping: bytes.count), tvsim_sqlite_transient())
        }
    }
}
