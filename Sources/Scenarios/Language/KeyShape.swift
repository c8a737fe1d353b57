import Wire

/// One key of an object in the scenario language.
struct KeyShape: Sendable {
    let name: String
    let shape: Shape
    let isRequired: Bool
    /// What the key means, in a sentence, for editors and the reference.
    let summary: String
    /// What the key names, where a vocabulary says which values are right.
    let names: NamedThing?
    /// Values that editors offer.
    let examples: [JSONValue]

    init(
        _ name: String,
        _ shape: Shape,
        required: Bool = false,
        names: NamedThing? = nil,
        examples: [JSONValue] = [],
        _ summary: String
    ) {
        self.name = name
        self.shape = shape
        self.isRequired = required
        self.summary = summary
        self.names = names
        self.examples = examples
    }
}
