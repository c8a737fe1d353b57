/// What came of one scripted fault.
package struct FaultResult: Sendable, Equatable {
    package var id: String
    /// The fault as a sentence; empty where nothing kept it.
    package var text: String
    /// How often it struck.
    package var fired: Int
    /// What it changed, or why it changed nothing.
    package var effect: String
    /// False when a fault that is not optional never struck or changed nothing.
    package var held: Bool
    /// The line where it stands, and the file when that is one that the scenario extends.
    package var line: Int?
    package var file: String?

    /// Makes a result.
    package init(
        id: String,
        text: String = "",
        fired: Int,
        effect: String,
        held: Bool,
        line: Int? = nil,
        file: String? = nil
    ) {
        self.id = id
        self.text = text
        self.fired = fired
        self.effect = effect
        self.held = held
        self.line = line
        self.file = file
    }
}
