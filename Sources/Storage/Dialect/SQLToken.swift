/// One piece of a statement's text.
struct SQLToken: Equatable {
    /// What kind of piece it is.
    enum Kind: Equatable {
        /// A keyword or a plain name.
        case word
        /// A name in backticks or double quotes.
        case quotedName
        /// A text; the value is what it stands for.
        case string
        case number
        /// An operator, a bracket, a comma, a dot, a semicolon.
        case symbol
    }

    var kind: Kind
    /// How it is written for SQLite.
    var text: String
    /// What it means: a name without its quotes, a text without its escapes.
    var value: String
    /// Where it begins in the text that was typed, in bytes.
    let offset: Int
    /// True when there is a space or a comment before it.
    var isSpaced = true

    /// True for the keyword or name, in any case.
    func isWord(_ word: String) -> Bool {
        kind == .word && value.uppercased() == word
    }

    func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }

    /// True for what can name a table or a column.
    var isName: Bool { kind == .word || kind == .quotedName }

    /// A piece that nobody typed, in the place of one that somebody did.
    static func made(_ kind: Kind, _ text: String, for other: SQLToken, isSpaced: Bool = false) -> SQLToken {
        SQLToken(kind: kind, text: text, value: text, offset: other.offset, isSpaced: isSpaced)
    }
}
