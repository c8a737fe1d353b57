/// What came of one invariant.
package struct InvariantResult: Sendable, Equatable {
    /// The invariant's id, such as `I-4`, and what it says.
    package var id: String
    package var text: String
    package var held: Bool
    /// True when the scenario asks for it: only then a broken invariant fails the run.
    package var isJudged: Bool
    /// Which rows broke it, and when first.
    package var why: String?

    /// Makes a result.
    package init(id: String, text: String, held: Bool, isJudged: Bool, why: String? = nil) {
        self.id = id
        self.text = text
        self.held = held
        self.isJudged = isJudged
        self.why = why
    }
}
