/// What became of a fault in a run.
package struct FaultOutcome: Sendable {
    /// The fault.
    package let rule: FaultRule
    /// How many places matched, and at how many it struck.
    package internal(set) var matched = 0
    package internal(set) var fired = 0
    /// What it changed, in order.
    package internal(set) var effects: [Effect] = []
    /// Why a strike changed nothing, when one did.
    package internal(set) var idleReason: String?

    /// One change that a fault made.
    package struct Effect: Equatable, Sendable {
        /// When it struck.
        package let time: SimulationInstant
        /// What it changed, in a sentence.
        package let text: String
        /// The process that passed the place, and what it says of itself.
        package let process: String
        package let attributes: [FaultAttribute]
    }
}
