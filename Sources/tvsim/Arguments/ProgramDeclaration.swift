/// The whole command line as it is declared: what the help pages, the man page and the shells are made of.
struct ProgramDeclaration: Sendable {
    /// Something outside of the command line that the program heeds.
    struct Note: Sendable {
        let name: String
        let meaning: String
    }

    let name: String

    /// What the program is, in a fragment without a capital.
    let summary: String

    /// What the program does.
    let overview: String

    /// The commands, in the order of the help page.
    let commands: [CommandDeclaration]

    /// What can stand in the place of a command.
    let options: [OptionDeclaration]
    let examples: [CommandDeclaration.Example]

    /// The environment variables that the program reads.
    let environment: [Note]

    /// The files that the program finds by itself or that have a meaning by their names.
    let files: [Note]
}

extension ProgramDeclaration {
    /// The names of the commands, as what a word can be.
    var commandKind: ValueKind {
        .choice(commands.map { ValueKind.Choice(word: $0.name, summary: $0.overview) })
    }

    /// Every place where only a few words are possible: `run --report`, `list ` for an operand, ` ` for the command.
    var choicePlaces: [(place: String, choices: [ValueKind.Choice])] {
        let inCommands = commands.flatMap { command in
            [("\(command.name) ", command.operand?.kind)]
                + command.options.map { ("\(command.name) --\($0.name)", $0.kind) }
        }
        return ([(" ", commandKind)] + inCommands).compactMap { place, kind in
            if case .choice(let choices) = kind { (place, choices) } else { nil }
        }
    }

    /// The names that take a value after `=`, in the options whose value is such a pair.
    var assignables: [ValueKind.Assignable] {
        for option in commands.flatMap(\.options) {
            if case .assignment(let assignables) = option.kind { return assignables() }
        }
        return []
    }
}
