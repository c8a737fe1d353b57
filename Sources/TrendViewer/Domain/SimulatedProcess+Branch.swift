package import Simulation

extension SimulatedProcess {
    /// Notes that the process takes a documented branch.
    package func mark(_ branch: Branch) {
        record(.branch, branch.rawValue)
    }

    /// Notes that a status may not change as somebody asked.
    func noteRefusal<Status: StatusCode>(of column: String, from old: Status, to new: Status) {
        record(.statusRefused, column, "\(old.rawValue) \(new.rawValue)")
    }
}
