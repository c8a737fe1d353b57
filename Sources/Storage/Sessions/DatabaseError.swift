/// A statement that failed, as the program that sent it sees it.
package struct DatabaseError: Error, Equatable, Sendable {
    /// Why, in the terms of MySQL's error numbers.
    package enum Code: Equatable, Sendable {
        /// 1205: another transaction held the row for longer than the lock wait timeout.
        case lockWaitTimeout
        /// 1213: transactions waited for each other and this one was given up.
        case deadlock
        /// 1062: a row with the same unique key exists.
        case duplicateKey
        /// 1048: a column that refuses NULL got it.
        case notNull
        /// 1452: the row that a foreign key names does not exist, or still is named.
        case foreignKey
        /// 3819: a CHECK constraint does not hold.
        case check
        /// 1064: SQLite does not understand the statement.
        case syntax
        /// 1142: the session was not opened for this table.
        case accessDenied
        /// 2013: the connection is gone.
        case connectionLost
        /// A scripted fault made the write fail; the number is MySQL's unspecific 1105.
        case failedByFault
        /// Anything else.
        case other

        /// MySQL's number for it.
        package var number: Int {
            switch self {
            case .lockWaitTimeout: 1205
            case .deadlock: 1213
            case .duplicateKey: 1062
            case .notNull: 1048
            case .foreignKey: 1452
            case .check: 3819
            case .syntax: 1064
            case .accessDenied: 1142
            case .connectionLost: 2013
            case .failedByFault, .other: 1105
            }
        }
    }

    /// Why it failed.
    package let code: Code

    /// What went wrong, in a sentence without the statement.
    package let message: String

    /// The statement, or what stands for it, such as `COMMIT`.
    package let sql: String

    /// The process that sent it.
    package let process: String

    /// The last named step of that process.
    package let step: String?

    /// Makes an error.
    package init(code: Code, message: String, sql: String, process: String, step: String?) {
        self.code = code
        self.message = message
        self.sql = sql
        self.process = process
        self.step = step
    }
}

extension DatabaseError: CustomStringConvertible {
    /// The error in a line: number, message, statement, process and step.
    package var description: String {
        let place = step.map { "\(process) after step \($0)" } ?? process
        return "[\(code.number)] \(message) (SQL: \(sql)) in \(place)"
    }
}
