/// What came of one expectation.
package struct ExpectationResult: Sendable, Equatable {
    /// The expectation as a sentence.
    package var text: String
    package var held: Bool
    /// Why it did not hold: which row and column, expected and actual, since when, who wrote it last.
    package var why: String?
    /// The line where it stands, and the file when that is one that the scenario extends.
    package var line: Int?
    package var file: String?

    /// Makes a result.
    package init(text: String, held: Bool, why: String? = nil, line: Int? = nil, file: String? = nil) {
        self.text = text
        self.held = held
        self.why = why
        self.line = line
        self.file = file
    }
}
