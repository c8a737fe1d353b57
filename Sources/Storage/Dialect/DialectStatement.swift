/// One statement as SQLite takes it, with the way back to what was typed.
struct DialectStatement {
    let sql: String
    let warnings: [String]

    // Where each piece begins in `sql`, and where it began in what was typed, both in bytes.
    private let places: [(made: Int, typed: Int)]
    private let tokens: [SQLToken]

    init(_ tokens: [SQLToken], warnings: [String]) {
        var sql = ""
        var places: [(made: Int, typed: Int)] = []
        for token in tokens {
            if token.isSpaced, !sql.isEmpty { sql += " " }
            places.append((sql.utf8.count, token.offset))
            sql += token.text
        }
        self.sql = sql
        self.warnings = warnings
        self.places = places
        self.tokens = tokens
    }

    /// Where the piece that stands at a place of `sql` was typed.
    func typedOffset(of made: Int) -> Int? {
        places.last { $0.made <= made }?.typed
    }

    /// Where a name was typed first; `name` may be qualified, as in SQLite's messages.
    func typedOffset(ofName name: String) -> Int? {
        let local = SQLName.local(name).lowercased()
        return tokens.first { $0.isName && $0.value.lowercased() == local }?.offset
    }
}
