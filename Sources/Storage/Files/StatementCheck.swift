internal import Simulation

/// Says what is wrong with statements before anybody runs them: they are prepared on empty copies of the tables.
package struct StatementCheck: Sendable {
    private let image: DatabaseImage
    private let tables: DialectTables

    /// Makes a check against the tables of an image.
    package init(_ image: DatabaseImage) {
        self.image = image
        tables = DialectTables(image.catalog.tables)
    }

    /// What is wrong with a statement that changes something, for a session with every right; nil when nothing is.
    ///
    /// `arguments` is how many values it is given for its question marks.
    package func mistake(inStatement sql: String, arguments: Int) -> SQLMistake? {
        let access = Access(writes: image.catalog.schemas.map(\.name))
        let review = StatementReview(access: access, catalog: image.catalog)
        return found(in: sql) { () throws(SQLMistake) in
            let file = try SQLiteFile()
            let statement: Statement
            do throws(SQLiteFailure) {
                try image.attach(to: file.connection)
                file.connection.installHooks()
                statement = try file.connection.prepare(sql, review: review)
            } catch {
                if case .unsupported(let reason) = review.refusal { throw SQLMistake(reason) }
                let tokens = (try? SQLTokenizer.tokens(of: sql)) ?? []
                let place = file.connection.mistakeOffset
                throw file.mistake(error, at: place, in: DialectStatement(tokens, warnings: []))
            }
            guard statement.parameterCount == arguments else {
                throw SQLMistake(
                    "the statement has \(statement.parameterCount) question marks and \(arguments) values for them"
                )
            }
            guard !statement.isReadOnly else {
                throw SQLMistake("the statement changes nothing; a question belongs in an expectation with \"query\"")
            }
        }
    }

    /// What is wrong with what somebody asks in MySQL's dialect; nil when nothing is.
    package func mistake(inQuestion text: String) -> SQLMistake? {
        found(in: text) { () throws(SQLMistake) in
            let file = try SQLiteFile(image, now: .init(nanoseconds: 0))
            for statement in try MySQLDialect(tables: tables).statements(in: text) { try file.check(statement) }
        }
    }

    /// The mistake that is thrown; one in a column's name with the columns that could be meant.
    private func found(in text: String, _ body: () throws(SQLMistake) -> Void) -> SQLMistake? {
        do {
            try body()
            return nil
        } catch {
            guard error.unknownName != nil, error.names.isEmpty else { return error }
            let words = Set(((try? SQLTokenizer.tokens(of: text)) ?? []).filter(\.isName).map { $0.value.lowercased() })
            let meant = image.catalog.tables.filter { words.contains($0.localName.lowercased()) }
            return SQLMistake(
                error.message,
                at: error.offset,
                unknownName: error.unknownName,
                names: (meant.isEmpty ? image.catalog.tables : meant).flatMap { $0.columns.map(\.name) }
            )
        }
    }
}
