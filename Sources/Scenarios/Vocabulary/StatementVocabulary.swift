/// What the system's databases say to statements that nobody runs yet.
package struct StatementVocabulary: Sendable {
    /// What is wrong with a statement.
    package struct Mistake: Hashable, Sendable {
        /// What is wrong, in a sentence fragment.
        package let message: String
        /// Where in the statement, in bytes of UTF-8; nil when nobody can say.
        package let offset: Int?
        /// The name that is none, and those that could be meant.
        package let unknownName: String?
        package let names: [String]

        /// Makes a mistake.
        package init(message: String, offset: Int? = nil, unknownName: String? = nil, names: [String] = []) {
            (self.message, self.offset, self.unknownName, self.names) = (message, offset, unknownName, names)
        }
    }

    /// Checks a statement that changes something, with so many values for its question marks.
    let change: @Sendable (_ sql: String, _ arguments: Int) -> Mistake?
    /// Checks a statement that asks something, in MySQL's dialect.
    let question: @Sendable (_ text: String) -> Mistake?

    /// Makes it of the two checks, which return nil for a statement that can be run.
    package init(
        change: @escaping @Sendable (_ sql: String, _ arguments: Int) -> Mistake?,
        question: @escaping @Sendable (_ text: String) -> Mistake?
    ) {
        self.change = change
        self.question = question
    }
}
