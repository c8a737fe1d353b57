import Simulation

/// When something happened first, or why it never did.
enum Happening {
    /// The instant, and who did it: `from dataset:get-status`.
    case happened(SimulationInstant, String)
    /// Why it never happened, with what came nearest.
    case missing(String)
}
