internal import CSQLite

/// What SQLite answered when it did not do what it was asked.
struct SQLiteFailure: Error, Equatable {
    /// SQLite's extended result code.
    let code: Int32

    /// SQLite's own words.
    let message: String

    /// The error number that MySQL would give.
    var meaning: DatabaseError.Code {
        switch code {
        case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID: .duplicateKey
        case SQLITE_CONSTRAINT_NOTNULL: .notNull
        case SQLITE_CONSTRAINT_FOREIGNKEY: .foreignKey
        case SQLITE_CONSTRAINT_CHECK: .check
        case SQLITE_AUTH: .accessDenied
        case SQLITE_ERROR: .syntax
        default: .other
        }
    }

    // The headers spell the extended codes as sums, which Swift does not import.
    private var SQLITE_CONSTRAINT_CHECK: Int32 { SQLITE_CONSTRAINT | 1 << 8 }
    private var SQLITE_CONSTRAINT_FOREIGNKEY: Int32 { SQLITE_CONSTRAINT | 3 << 8 }
    private var SQLITE_CONSTRAINT_NOTNULL: Int32 { SQLITE_CONSTRAINT | 5 << 8 }
    private var SQLITE_CONSTRAINT_PRIMARYKEY: Int32 { SQLITE_CONSTRAINT | 6 << 8 }
    private var SQLITE_CONSTRAINT_UNIQUE: Int32 { SQLITE_CONSTRAINT | 8 << 8 }
    private var SQLITE_CONSTRAINT_ROWID: Int32 { SQLITE_CONSTRAINT | 10 << 8 }
}
