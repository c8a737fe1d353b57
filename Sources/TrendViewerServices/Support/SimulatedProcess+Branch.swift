internal import Simulation

extension SimulatedProcess {
    /// Marks that a documented branch was taken, by its id in the list of branches, such as `W.4.cluster`.
    func take(branch id: String) {
        record(EventKind(rawValue: "branch"), id)
    }

    /// The current time as a datetime column holds it.
    var sqlNow: String { now.sqlText }
}
