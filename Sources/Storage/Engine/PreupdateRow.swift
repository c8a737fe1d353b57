internal import CSQLite
internal import Glibc

/// The row that SQLite is about to change, while its preupdate hook runs.
@safe struct PreupdateRow {
    // Safe although raw pointers: the value lives only as long as the call of the hook that makes it.
    private let database: OpaquePointer
    private let schema: UnsafePointer<CChar>
    private let table: UnsafePointer<CChar>

    /// The row's id before and after; each is meaningful where there is a row.
    let oldID: Int64, newID: Int64

    init(
        database: OpaquePointer,
        schema: UnsafePointer<CChar>,
        table: UnsafePointer<CChar>,
        oldID: Int64,
        newID: Int64
    ) {
        unsafe self.database = unsafe database
        unsafe self.schema = unsafe schema
        unsafe self.table = unsafe table
        self.oldID = oldID
        self.newID = newID
    }

    /// True when the row belongs to the table with these names, which end with a zero byte.
    func isOf(schema: [CChar], table: [CChar]) -> Bool {
        unsafe strcmp(self.table, table) == 0 && (unsafe strcmp(self.schema, schema) == 0)
    }

    /// The full name of the row's table.
    var tableName: String {
        unsafe "\(String(cString: schema)).\(String(cString: table))"
    }

    /// The values before the change.
    func oldValues() -> [SQLValue] {
        values { index in
            var value: OpaquePointer?
            unsafe sqlite3_preupdate_old(database, index, &value)
            return unsafe SQLValue(value)
        }
    }

    /// The values after the change; texts that are as in `old` are shared with it.
    func newValues(sharing old: [SQLValue]?) -> [SQLValue] {
        values { index in
            var value: OpaquePointer?
            unsafe sqlite3_preupdate_new(database, index, &value)
            guard let old else { return unsafe SQLValue(value) }
            return unsafe SQLValue(value, sharing: old[Int(index)])
        }
    }

    private func values(_ read: (Int32) -> SQLValue) -> [SQLValue] {
        let count = Int(unsafe sqlite3_preupdate_count(database))
        return unsafe [SQLValue](unsafeUninitializedCapacity: count) { buffer, initialized in
            for index in 0..<count {
                unsafe (buffer.baseAddress.unsafelyUnwrapped + index).initialize(to: read(Int32(index)))
            }
            initialized = count
        }
    }
}
