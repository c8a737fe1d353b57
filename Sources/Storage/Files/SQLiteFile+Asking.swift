package import Simulation

extension SQLiteFile {
    /// Makes the functions of MySQL callable, at an instant that stands for now.
    package func speakMySQL(now: SimulationInstant) throws(SQLMistake) {
        do throws(SQLiteFailure) {
            for function in MySQLFunctions.all(now: now) { try connection.register(function) }
        } catch {
            throw SQLMistake(error.message)
        }
    }

    /// Runs the statements of somebody who looks at the tables, in MySQL's dialect.
    ///
    /// - Parameters:
    ///   - text: one statement, or several with semicolons between them; they can only read.
    ///   - tables: what is known of the tables.
    /// - Returns: a result for each statement.
    /// - Throws: `SQLMistake` for the first that is wrong, with the place in `text`.
    package func ask(_ text: String, tables: DialectTables) throws(SQLMistake) -> [QueryResult] {
        var results: [QueryResult] = []
        for statement in try MySQLDialect(tables: tables).statements(in: text) {
            results.append(try ask(statement))
        }
        return results
    }

    private func ask(_ statement: DialectStatement) throws(SQLMistake) -> QueryResult {
        let prepared = try prepare(statement)
        do throws(SQLiteFailure) {
            let rows = try prepared.rows([]).map(\.values)
            return QueryResult(columns: prepared.header.names, rows: rows, warnings: statement.warnings)
        } catch {
            throw mistake(error, in: statement)
        }
    }

    /// Makes sure that a statement could be asked.
    func check(_ statement: DialectStatement) throws(SQLMistake) { _ = try prepare(statement) }

    private func prepare(_ statement: DialectStatement) throws(SQLMistake) -> Statement {
        let prepared: Statement
        do throws(SQLiteFailure) {
            prepared = try connection.prepare(statement.sql)
        } catch {
            throw mistake(error, in: statement)
        }
        // What writes is prepared but never run.
        guard prepared.isReadOnly else {
            throw SQLMistake("a record is only read, and this statement writes", at: statement.typedOffset(of: 0))
        }
        return prepared
    }

    private func mistake(_ failure: SQLiteFailure, in statement: DialectStatement) -> SQLMistake {
        mistake(failure, at: connection.mistakeOffset.flatMap { statement.typedOffset(of: $0) }, in: statement)
    }

    /// What SQLite says, for people; `place` is where, in what was typed, as far as it says so itself.
    func mistake(_ failure: SQLiteFailure, at place: Int?, in statement: DialectStatement) -> SQLMistake {
        if failure.message == "incomplete input" {
            return SQLMistake("the statement ends too early", at: statement.typedOffset(of: Int.max))
        }
        for beginning in ["no such table: ", "no such column: "] where failure.message.hasPrefix(beginning) {
            let name = String(failure.message.dropFirst(beginning.count))
            let isTable = beginning.contains("table")
            return SQLMistake(
                failure.message,
                at: place ?? statement.typedOffset(ofName: name),
                unknownName: name,
                names: isTable ? tableNames(withSchema: name.contains(".")) : []
            )
        }
        return SQLMistake(failure.message, at: place ?? statement.typedOffset(of: 0))
    }

    /// Every table that a statement can name.
    private func tableNames(withSchema: Bool) -> [String] {
        let sql = "SELECT schema, name FROM pragma_table_list WHERE name NOT LIKE 'sqlite_%' ORDER BY schema, name"
        let rows = (try? query(sql)) ?? []
        return rows.map { row in
            let name = row.text("name")
            return withSchema ? "\(row.text("schema")).\(name)" : name
        }
    }
}
