package import Simulation

extension EventKind {
    /// A documented branch that was taken; the subject is its id.
    package static let branch = EventKind(rawValue: "branch")
}

extension SimulatedProcess {
    /// Notes that the process takes a documented branch.
    package func mark(_ branch: Branch) {
        record(.branch, branch.rawValue)
    }
}
