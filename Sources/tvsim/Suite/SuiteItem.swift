internal import Reporting
internal import Scenarios

/// A scenario of a suite, read and ready, or what keeps it from being run.
enum SuiteItem: Sendable {
    case ready(Engine.LoadedScenario)
    case broken(InputProblem)

    /// The file that it came from.
    var file: String {
        switch self {
        case .ready(let scenario): scenario.file
        case .broken(let problem): problem.file
        }
    }

    /// The values that the command line gave its parameters.
    var parameters: [GivenParameter] {
        switch self {
        case .ready(let scenario): scenario.parameters
        case .broken: []
        }
    }

    /// The scenario's name, or nil where none could be read.
    var name: String? {
        switch self {
        case .ready(let scenario): scenario.name
        case .broken: nil
        }
    }
}

extension SuiteEntry {
    /// What becomes of a file that cannot be run.
    init(_ problem: InputProblem) {
        self.init(
            file: problem.file,
            outcome: .invalid(text: problem.text, diagnostics: problem.diagnostics)
        )
    }
}
