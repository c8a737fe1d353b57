package import Simulation
package import Wire

/// A fault of the scenario: the rule for the world, and where the file says so.
package struct ScriptedFault: Sendable {
    /// The rule; its id is the file's own, or `faults[0]` by place.
    package let rule: FaultRule
    package let position: JSONPosition
    /// The fault as a sentence: `crawler where input is B0B2: fail "CAPTCHA"`.
    package let text: String
}
