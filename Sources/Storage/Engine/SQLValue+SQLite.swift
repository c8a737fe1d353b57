internal import CSQLite
internal import Glibc
internal import Simulation

extension SQLValue {
    /// Copies a value out of SQLite's memory.
    init(_ value: OpaquePointer?) {
        switch unsafe sqlite3_value_type(value) {
        case SQLITE_INTEGER: self = .integer(unsafe sqlite3_value_int64(value))
        case SQLITE_FLOAT: self = .real(unsafe sqlite3_value_double(value))
        case SQLITE_TEXT:
            let start = unsafe sqlite3_value_text(value)
            let count = Int(unsafe sqlite3_value_bytes(value))
            self = .text(unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            let start = unsafe sqlite3_value_blob(value)
            let count = Int(unsafe sqlite3_value_bytes(value))
            self = .blob(unsafe Array(UnsafeRawBufferPointer(start: start, count: count)))
        default: self = .null
        }
    }

    /// Copies a value out of SQLite's memory, or returns `other` itself when it is the same.
    ///
    /// An update leaves most columns as they were; sharing their texts saves a copy each.
    init(_ value: OpaquePointer?, sharing other: SQLValue) {
        guard case .text(let text) = other, unsafe sqlite3_value_type(value) == SQLITE_TEXT else {
            unsafe self.init(value)
            return
        }
        let start = unsafe sqlite3_value_text(value)
        let count = Int(unsafe sqlite3_value_bytes(value))
        var isSame = false
        unsafe text.withBytes { known in
            guard let here = known.baseAddress, let there = unsafe start, known.count == count else { return }
            isSame = unsafe memcmp(here, there, count) == 0
        }
        let bytes = unsafe UnsafeBufferPointer(start: start, count: count)
        self = isSame ? other : .text(unsafe String(decoding: bytes, as: UTF8.self))
    }
}
