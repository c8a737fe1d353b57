/// What the shell is told at the end.
enum ExitCode: Int32, CaseIterable, Sendable {
    case held = 0
    case notHeld = 1
    case wrongInput = 2
    case internalFailure = 3

    /// What the number means, for the help pages.
    var meaning: String {
        switch self {
        case .held: "Everything held"
        case .notHeld: "An expectation, an invariant or a fault did not hold"
        case .wrongInput: "The input was wrong: the command line, a scenario, a file"
        case .internalFailure: "tvsim itself failed"
        }
    }

    /// The one that matters more when two things came of one command.
    func worse(_ other: ExitCode) -> ExitCode { rawValue >= other.rawValue ? self : other }
}
