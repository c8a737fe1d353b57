import Wire

/// The keys of one kind of object in the scenario language.
struct ObjectShape: Sendable {
    /// What the object is, with its article: `a step`.
    let noun: String
    let keys: [KeyShape]
    /// A typical object, where one with the keys that it needs would not be right or would say little.
    let typical: JSONValue?

    init(_ noun: String, _ keys: [KeyShape], typical: JSONValue? = nil) {
        self.noun = noun
        self.keys = keys
        self.typical = typical
    }

    /// The key that tells this object from its variants: the first.
    var discriminator: String { keys[0].name }

    /// The key of a name.
    func key(_ name: String) -> KeyShape? { keys.first { $0.name == name } }
}
