internal import Simulation

extension SimulatedProcess {
    /// Marks that a documented branch was taken.
    func take(_ branch: ServiceBranch) {
        record(.branch, branch.rawValue)
    }

    /// The current time as a datetime column holds it.
    var sqlNow: String { world.nowSQLText }
}
