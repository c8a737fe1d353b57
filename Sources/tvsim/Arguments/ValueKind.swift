/// What a value on the command line is, so that a shell can complete it.
enum ValueKind: Sendable {
    /// One of a few words.
    struct Choice: Equatable, Sendable {
        let word: String
        /// What it stands for, where the word alone does not say it.
        var summary: String?
    }

    /// A name that takes a value after `=`.
    struct Assignable: Sendable {
        let name: String
        let summary: String
        /// What a person may write, such as `a duration such as "10m"`.
        let expectation: String
        /// The values that are possible, when they can be counted.
        let values: [String]
    }

    /// What only its writer knows: a number, a statement, an instant.
    case text
    case choice([Choice])
    /// A file whose name ends like one of these, any file when there are none; a folder on the way to it, too.
    case file([String])
    case folder
    /// `NAME=VALUE`. Asked for only when somebody wants to see the names.
    case assignment(@Sendable () -> [Assignable])

    /// The words that are possible, when they can be counted.
    var choices: [String] {
        if case .choice(let choices) = self { choices.map(\.word) } else { [] }
    }
}
