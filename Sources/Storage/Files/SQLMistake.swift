/// A statement or a file that SQLite, or the reader of the dialect, refuses.
package struct SQLMistake: Error, Equatable, Sendable {
    /// What is wrong, in a sentence fragment.
    package let message: String

    /// Where in the text it is, in bytes of UTF-8; nil when nobody can say.
    package let offset: Int?

    /// The names that are possible where the mistake stands, for a suggestion.
    package let names: [String]

    /// The name that is not one of them.
    package let unknownName: String?

    init(_ message: String, at offset: Int? = nil, unknownName: String? = nil, names: [String] = []) {
        self.message = message
        self.offset = offset
        self.unknownName = unknownName
        self.names = names
    }
}
