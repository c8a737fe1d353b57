/// Runs recorded statements on SQLite alone, to say what a run costs beyond them (design §9).
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
    /// - Parameter stopwatch: measures what it is given; the module itself knows no real clock.
    /// - Returns: what the stopwatch says of preparing each text once and running all statements, and how many of them
    ///   SQLite refused, which a run without failing statements keeps at 0.
    /// - Throws: `DatabaseError` when a statement cannot be prepared.
    package func run(timedBy stopwatch: (() -> Void) -> Duration) throws -> (elapsed: Duration, refused: Int) {
        do {
            let connection = try Connection()
            try image.attach(to: connection)
            let plan = plan()
            var outcome: Result<Int, SQLiteFailure> = .success(0)
            let elapsed = stopwatch { outcome = Self.run(plan.texts, plan.steps, on: connection) }
            return (elapsed, try outcome.get())
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

    /// Runs a plan, and returns how many of its statements were refused.
    private static func run(
        _ texts: [String],
        _ plan: [(number: Int, arguments: [SQLValue])],
        on connection: Connection
    ) -> Result<Int, SQLiteFailure> {
        var statements: [Statement] = []
        var refused = 0
        do throws(SQLiteFailure) {
            for text in texts { statements.append(try connection.prepare(text)) }
        } catch {
            return .failure(error)
        }
        for (number, arguments) in plan {
            do throws(SQLiteFailure) {
                try statements[number].runReadingAll(arguments)
            } catch {
                refused += 1
            }
        }
        return .success(refused)
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
