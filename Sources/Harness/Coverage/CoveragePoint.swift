/// A branch that a document describes: what `tvsim coverage` looks for in runs.
package struct CoveragePoint: Sendable {
    /// The id that marks use, such as `S.3.changed`.
    package let id: String
    /// The document, such as `002`, and the place in it.
    package let document: String
    package let place: String
    /// What happens there, in a sentence.
    package let text: String

    /// Makes a point.
    package init(_ id: String, _ document: String, _ place: String, _ text: String) {
        self.id = id
        self.document = document
        self.place = place
        self.text = text
    }
}
