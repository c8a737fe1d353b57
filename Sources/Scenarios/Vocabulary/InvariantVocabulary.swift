/// An invariant that a scenario may ask for.
package struct InvariantVocabulary: Hashable, Sendable {
    /// The id, such as `I-4`.
    package let id: String
    /// What it says, in a sentence.
    package let text: String

    /// Makes an invariant.
    package init(_ id: String, _ text: String) {
        self.id = id
        self.text = text
    }
}
