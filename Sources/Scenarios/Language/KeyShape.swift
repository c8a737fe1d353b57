/// One key of an object in the scenario language.
struct KeyShape: Sendable {
    let name: String
    let shape: Shape
    let isRequired: Bool
    /// What the key means, in a sentence, for editors and the reference.
    let summary: String

    init(_ name: String, _ shape: Shape, required: Bool = false, _ summary: String) {
        self.name = name
        self.shape = shape
        self.isRequired = required
        self.summary = summary
    }
}
