import Simulation

/// When a step is done: its instant, and its place in the file among those of the same instant.
struct StepOrder: Comparable {
    let instant: SimulationInstant
    let number: Int

    static func < (lhs: StepOrder, rhs: StepOrder) -> Bool { (lhs.instant, lhs.number) < (rhs.instant, rhs.number) }
}
