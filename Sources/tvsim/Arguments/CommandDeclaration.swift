/// A command as it is declared: everything that the parser, the help pages, the man page and the shells need.
struct CommandDeclaration: Sendable {
    /// A line that somebody could type, and what it does.
    struct Example: Sendable {
        let line: String
        let meaning: String
    }

    /// What stands after the options.
    struct Operand: Sendable {
        /// What the help page writes for it, such as `FILE`.
        let placeholder: String
        let summary: String
        /// What the words are, for the shells.
        var kind = ValueKind.text
        var isRequired = true
        var isRepeated = false

        /// The words that are possible, when they can be counted.
        var choices: [String] { kind.choices }
    }

    /// Two options that cannot be used together, and why.
    struct Conflict: Sendable {
        let first: OptionDeclaration
        let second: OptionDeclaration
        let reason: String
    }

    let name: String

    /// What the command is for, in one sentence fragment.
    let overview: String

    /// What a reader of the help page should know besides.
    var discussion: String?
    var operand: Operand?
    var options: [OptionDeclaration] = []
    var conflicts: [Conflict] = []
    var examples: [Example] = []

    /// Does what the command is for.
    let run: @Sendable (ParsedArguments, Surroundings) throws -> ExitCode

    /// The options with those that every command has.
    var allOptions: [OptionDeclaration] { options + [Self.help.declaration] }

    /// The options that cannot be used beside this one.
    func rivals(of option: OptionDeclaration) -> [OptionDeclaration] {
        conflicts.compactMap { conflict in
            conflict.first.name == option.name
                ? conflict.second : conflict.second.name == option.name ? conflict.first : nil
        }
    }

    /// The option that every command has.
    static let help = Option<Bool>.flag("help", letter: "h", "Show this page")
}
