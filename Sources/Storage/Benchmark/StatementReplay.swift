/// Runs recorded statements on SQLite alone, to say what a run costs beyond them (design §9).
///
/// This is the one place of the module that reads a real clock, and nothing simulated uses it.
package struct StatementReplay {
    private let image: DatabaseImage
    private let log: StatementLog

    /// Makes a replay of a log on copies of the image that the run started from.
    package init(image: DatabaseImage, log: StatementLog) {
        self.image = image
        self.log = log
    }

    /// Runs all statements on a fresh copy of the image: each text is prepared once, every column is read.
    ///
    /// Transactions of several sessions that overlapped in the run are one transaction here.
    ///
    /// - Returns: the nanoseconds that preparing each text once and running all statements took, and how many statements SQLite refused,
    ///   which a run without failing statements keeps at 0.
    /// - Throws: `DatabaseError` when a statement cannot be prepared.
    package func run() throws -> (nanoseconds: Int64, refused: Int) {
        do {
            let connection = try Connection()
            try image.attach(to: connection)
            return try run(on: connection)
        } catch {
            throw DatabaseError(
                code: error.meaning,
                message: error.message,
                sql: "statement replay",
                process: "tvsim",
                step: nil
            )
        }
    }

    private func run(on connection: Connection) throws(SQLiteFailure) -> (nanoseconds: Int64, refused: Int) {
        let (texts, plan) = plan()
        var statements: [Statement] = []
        var refused = 0
        let clock = ContinuousClock()
        let start = clock.now
        for text in texts { statements.append(try connection.prepare(text)) }
        for (number, arguments) in plan {
            do throws(SQLiteFailure) {
                try statements[number].runReadingAll(arguments)
            } catch {
                refused += 1
            }
        }
        let elapsed = (clock.now - start).components
        return (elapsed.seconds * 1_000_000_000 + elapsed.attoseconds / 1_000_000_000, refused)
    }

    /// Says in advance which statement runs when, so that looking it up is not measured.
    private func plan() -> (texts: [String], steps: [(number: Int, arguments: [SQLValue])]) {
        var texts: [String] = []
        var numbers: [String: Int] = [:]
        var plan: [(number: Int, arguments: [SQLValue])] = []
        var depth = 0
        for entry in log.entries {
            var (sql, arguments): (String?, [SQLValue]) = (nil, [])
            switch entry {
            case .statement(let text, let values): (sql, arguments) = (text, values)
            case .begin:
                depth += 1
                if depth == 1 { sql = "BEGIN" }
            case .commit, .rollback:
                depth -= 1
                let isCommit = if case .commit = entry { true } else { false }
                if depth == 0 { sql = isCommit ? "COMMIT" : "ROLLBACK" }
            }
            guard let sql else { continue }
            let number = numbers[sql] ?? texts.count
            if number == texts.count {
                texts.append(sql)
                numbers[sql] = number
            }
            plan.append((number, arguments))
        }
        return (texts, plan)
    }
}
