import Simulation

/// A command line that has been read: it can be run any number of times.
final class CommandInvocation: Sendable {
    /// The command's name alone.
    let name: String
    /// The line as it was written.
    let commandLine: String
    /// The command, or what is wrong with its arguments, which is the run's failure.
    let command: Result<any Command, CommandLineError>
    /// What a fault's `where` can ask of the run.
    let attributes: [FaultAttribute]

    /// Reads a command line.
    ///
    /// - Throws: `CommandLineError` when there is no such command; wrong arguments are the run's failure.
    convenience init(_ commandLine: String) throws(CommandLineError) {
        let words = commandLine.split(separator: " ").map(String.init)
        guard let name = words.first else { throw .empty }
        try self.init(name, arguments: Array(words.dropFirst()))
    }

    /// Takes a command line whose words somebody has told apart, so that one may hold spaces.
    ///
    /// - Throws: `CommandLineError` when there is no such command; wrong arguments are the run's failure.
    init(_ name: String, arguments: [String]) throws(CommandLineError) {
        guard let type = CommandRegistry.type(named: name) else { throw .unknownCommand(name) }
        self.name = name
        commandLine = ([name] + arguments).joined(separator: " ")
        command = Self.parse(arguments, as: type)
        attributes = (try? command.get())?.attributes ?? []
    }

    private static func parse(
        _ words: [String],
        as type: any Command.Type
    ) -> Result<any Command, CommandLineError> {
        do throws(CommandLineError) {
            return .success(try type.init(CommandArguments(words, for: type.description)))
        } catch {
            return .failure(error)
        }
    }
}
