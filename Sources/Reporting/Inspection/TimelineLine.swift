internal import Simulation

/// One line of a timeline as a page shows it.
struct TimelineLine: Sendable {
    /// What stands before the actor, for the eye.
    enum Mark: Sendable {
        case request, answer, command, change, message, note, look, fault, crash, fold
    }

    let time: SimulationInstant
    let actor: String
    let text: String
    let mark: Mark
}
