/// Reads statements as an operator types them for MySQL, and writes them as SQLite takes them.
///
/// What differs in grammar is rewritten: INTERVAL, units, the names of the present, escapes, comments. What is only a
/// function is registered (`MySQLFunctions`). Comparisons of integers with words become what MySQL makes of them.
struct MySQLDialect {
    let tables: DialectTables

    /// Returns the statements of a text, which are separated by semicolons.
    ///
    /// - Throws: `SQLMistake` for what is no reading statement; its offset is the place in `text`.
    func statements(in text: String) throws(SQLMistake) -> [DialectStatement] {
        var statements: [DialectStatement] = []
        for tokens in try SQLTokenizer.tokens(of: text).split(whereSeparator: { $0.isSymbol(";") }) {
            try checkReads(tokens)
            let timed = Self.withEscapes(try TimeRewriter.rewritten(Array(tokens)))
            let (tokens, warnings) = WordRewriter(tables: tables, tokens: timed).rewritten()
            statements.append(DialectStatement(tokens, warnings: warnings))
        }
        guard !statements.isEmpty else { throw SQLMistake("there is no statement") }
        return statements
    }

    private static let readingWords: Set<String> = ["SELECT", "WITH", "VALUES", "EXPLAIN"]

    private func checkReads(_ tokens: ArraySlice<SQLToken>) throws(SQLMistake) {
        guard let first = tokens.first else { return }
        guard first.kind == .word, Self.readingWords.contains(first.value.uppercased()) else {
            let message = "a record is only read: a statement begins with SELECT, WITH, VALUES or EXPLAIN"
            throw SQLMistake(message, at: first.offset)
        }
    }

    /// Says after LIKE that a backslash escapes, where one does; SQLite knows no escape by itself.
    private static func withEscapes(_ tokens: [SQLToken]) -> [SQLToken] {
        var result: [SQLToken] = []
        for (index, token) in tokens.enumerated() {
            result.append(token)
            guard token.kind == .string, index > 0, tokens[index - 1].isWord("LIKE"), token.value.contains("\\") else {
                continue
            }
            if index + 1 < tokens.count, tokens[index + 1].isWord("ESCAPE") { continue }
            result.append(.made(.word, "ESCAPE", for: token, isSpaced: true))
            result.append(.made(.string, "'\\'", for: token, isSpaced: true))
        }
        return result
    }
}
