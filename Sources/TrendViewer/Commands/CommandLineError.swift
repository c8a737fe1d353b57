/// Why a command line cannot be run.
package enum CommandLineError: Error, Equatable, Sendable, CustomStringConvertible {
    case empty
    case unknownCommand(String)
    case unknownOption(String, command: String)
    case needsValue(String, command: String)
    case takesNoValue(String, command: String)
    case tooManyArguments(String, command: String)
    case badValue(String, of: String, expected: String)

    package var description: String {
        switch self {
        case .empty: "there is no command"
        case .unknownCommand(let name): "there is no command '\(name)'"
        case .unknownOption(let name, let command): "\(command) has no option '--\(name)'"
        case .needsValue(let name, let command): "the option '--\(name)' of \(command) needs a value"
        case .takesNoValue(let name, let command): "the option '--\(name)' of \(command) takes no value"
        case .tooManyArguments(let word, let command): "\(command) has no argument for '\(word)'"
        case .badValue(let value, let name, let expected): "'\(value)' is no value for '\(name)', which is \(expected)"
        }
    }
}
