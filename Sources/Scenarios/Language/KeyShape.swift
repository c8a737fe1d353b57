import Wire

/// One key of an object in the scenario language.
struct KeyShape: Sendable {
    let name: String
    let shape: Shape
    let isRequired: Bool
    /// What the key means, in a sentence.
    let summary: String
    /// What counts when the key is left out; nil where nothing does.
    let usual: String?
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
        usual: String? = nil,
        _ summary: String
    ) {
        self.name = name
        self.shape = shape
        self.isRequired = required
        self.summary = summary
        self.usual = usual
        self.names = names
        self.examples = examples
    }

    /// The meaning with what counts when the key is left out, for editors.
    var description: String { usual.map { "\(summary.dropLast()); \($0) when left out." } ?? summary }
}
