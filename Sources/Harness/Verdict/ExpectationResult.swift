/// What came of one expectation.
package struct ExpectationResult: Sendable, Equatable {
    /// The expectation as a sentence.
    package var text: String
    package var held: Bool
    /// Why it did not hold: which row and column, expected and actual, since when, who wrote it last.
    package var why: String?
    /// Where it stands in the scenario file.
    package var line: Int?

    /// Makes a result.
    package init(text: String, held: Bool, why: String? = nil, line: Int? = nil) {
        self.text = text
        self.held = held
        self.why = why
        self.line = line
    }
}
