import Simulation

/// One artisan command with its arguments.
protocol Command: Sendable {
    static var description: CommandDescription { get }

    /// Takes what it needs from the command line.
    init(_ arguments: CommandArguments) throws(CommandLineError)

    /// What a fault's `where` can ask of the command's process.
    var attributes: [FaultAttribute] { get }

    /// Runs the command.
    ///
    /// - Throws: what stops the process; a database error or an injected failure that the command has no
    ///   documented answer to is logged and reported by whoever runs it.
    func run(_ workflow: WorkflowContext) async throws -> CommandOutcome
}

/// How a command ended.
struct CommandOutcome: Equatable {
    let exitCode: Int
    let summary: String

    static func success(_ summary: String) -> CommandOutcome { CommandOutcome(exitCode: 0, summary: summary) }
    static func failure(_ summary: String) -> CommandOutcome { CommandOutcome(exitCode: 1, summary: summary) }
}
