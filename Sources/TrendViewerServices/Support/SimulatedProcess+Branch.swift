internal import Simulation

extension SimulatedProcess {
    /// Marks that a documented branch was taken.
    func take(_ branch: ServiceBranch) {
        record(.branch, branch.rawValue)
    }

    /// What the service's clock shows, as a datetime column holds it.
    var sqlNow: String { readClockText() }
}
