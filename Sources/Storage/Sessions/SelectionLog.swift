internal import Simulation

/// What the processes of a world asked for, for whoever wants to know later why a row was not taken.
package final class SelectionLog {
    /// Every look so far, in order.
    package private(set) var looks: [SelectionLook] = []

    /// Makes an empty log.
    package init() {}

    func add(_ selection: Selection, picked rows: [Row], by session: Session) {
        let database = session.database
        let process = session.process
        let id = rows.first?.columns.firstIndex(of: "id")
        looks.append(
            SelectionLook(
                sequence: database.world.events.count,
                changes: database.changes.count,
                time: process.now,
                process: process.name,
                processID: process.id,
                selection: selection,
                picked: id.map { id in rows.compactMap { $0.values[id].int.map(Int64.init) } } ?? []
            )
        )
    }
}
