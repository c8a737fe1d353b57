/// What came of one scripted fault.
package struct FaultResult: Sendable, Equatable {
    package var id: String
    /// How often it struck.
    package var fired: Int
    /// What it changed, or why it changed nothing.
    package var effect: String
    /// False when a fault that is not optional never struck or changed nothing.
    package var held: Bool
    /// Where it stands in the scenario file.
    package var line: Int?

    /// Makes a result.
    package init(id: String, fired: Int, effect: String, held: Bool, line: Int? = nil) {
        self.id = id
        self.fired = fired
        self.effect = effect
        self.held = held
        self.line = line
    }
}
