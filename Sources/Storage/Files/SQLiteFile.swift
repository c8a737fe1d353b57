internal import CSQLite

/// A SQLite database that is no world's: a run record as it is written, or as it is read.
///
/// It lives in memory and becomes a file as one piece of bytes, so that a file is there whole or not at all.
package final class SQLiteFile {
    /// Four bytes of a SQLite file's header that say which program wrote it, and four for the version of its tables.
    package struct Stamp: Equatable, Sendable {
        package let application: Int32
        package let version: Int32

        /// Makes a stamp.
        package init(application: Int32, version: Int32) {
            self.application = application
            self.version = version
        }

        /// Reads the stamp of a file from its first hundred bytes; nil when they are not those of a SQLite file.
        package init?(header bytes: some Collection<UInt8>) {
            let header = Array(bytes.prefix(100))
            guard header.count == 100, header.starts(with: Array("SQLite format 3\0".utf8)) else { return nil }
            func number(at start: Int) -> Int32 {
                header[start..<start + 4].reduce(0) { $0 << 8 | Int32($1) }
            }
            self.init(application: number(at: 68), version: number(at: 60))
        }
    }

    let connection: Connection

    /// Makes an empty database.
    ///
    /// - Throws: `SQLMistake` when there is no memory for it.
    package init() throws(SQLMistake) {
        connection = try Self.told { () throws(SQLiteFailure) in try Connection() }
    }

    // MARK: Writing

    /// Says which program writes the file, and in which version of its tables.
    package func stamp(_ stamp: Stamp) throws(SQLMistake) {
        try execute("PRAGMA application_id = \(stamp.application); PRAGMA user_version = \(stamp.version)")
    }

    /// Runs statements that return nothing.
    package func execute(_ sql: String) throws(SQLMistake) {
        try told { () throws(SQLiteFailure) in try connection.run(sql) }
    }

    /// Adds rows to a table, in the order of its columns.
    package func insert(into table: String, _ rows: some Sequence<[SQLValue]>) throws(SQLMistake) {
        var statement: Statement?
        for row in rows {
            try told { () throws(SQLiteFailure) in
                if statement == nil {
                    let marks = row.map { _ in "?" }.joined(separator: ", ")
                    statement = try connection.prepare("INSERT INTO \(table) VALUES (\(marks))")
                }
                try statement?.run(row)
            }
        }
    }

    /// The bytes of the file.
    package func bytes() throws(SQLMistake) -> [UInt8] {
        try told { () throws(SQLiteFailure) in try connection.serialize("main") }
    }

    // MARK: Reading

    /// Attaches the bytes of a file under a name, and makes sure that SQLite finds nothing wrong with them.
    ///
    /// - Throws: `SQLMistake` when they are no SQLite file, or a damaged one.
    package func attach(_ bytes: [UInt8], as name: String) throws(SQLMistake) {
        try told { () throws(SQLiteFailure) in
            try connection.run("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
            try connection.attach(bytes, as: name)
            let finding = try connection.prepare("PRAGMA \(name).quick_check(1)").rows([]).first
            guard finding?.values.first?.text == "ok" else {
                throw SQLiteFailure(code: SQLITE_CORRUPT, message: finding?.values.first?.text ?? "nothing in it")
            }
        }
    }

    /// Attaches an empty database under a name.
    package func attachEmpty(as name: String) throws(SQLMistake) {
        try execute("ATTACH ':memory:' AS \"\(name)\"")
    }

    /// Runs a statement of the program's own and returns its rows.
    package func query(_ sql: String, _ arguments: [SQLValue] = []) throws(SQLMistake) -> [Row] {
        try told { () throws(SQLiteFailure) in try connection.prepare(sql).rows(arguments) }
    }

    /// Says of each condition of a selection whether a row meets it, and what the row has instead.
    ///
    /// - Throws: `SQLMistake` when the selection, which a stranger may have written down, does more than read.
    package func explain(
        _ selection: Selection,
        rowID: Int64
    ) throws(SQLMistake) -> [(condition: Selection.Condition, holds: Bool, actual: SQLValue)] {
        guard !selection.conditions.isEmpty else { return [] }
        let row = try told { () throws(SQLiteFailure) in
            let statement = try connection.prepare(selection.question)
            guard statement.isReadOnly else {
                throw SQLiteFailure(code: SQLITE_PERM, message: "a selection only reads")
            }
            return try statement.rows(selection.arguments + [SQLValue(rowID)]).first
        }
        return selection.verdicts(in: row)
    }

    /// Ends every later statement that works for longer than a reader of a record would wait.
    package func limitWork() {
        connection.limitWork(steps: 50_000_000)
    }

    /// Calls `body`, and turns what SQLite says into a sentence for people.
    private func told<Result>(_ body: () throws(SQLiteFailure) -> Result) throws(SQLMistake) -> Result {
        try Self.told(body)
    }

    private static func told<Result>(_ body: () throws(SQLiteFailure) -> Result) throws(SQLMistake) -> Result {
        do {
            return try body()
        } catch {
            throw SQLMistake(error.message)
        }
    }
}
