/// A file of the simulators' data that is missing or wrong.
package struct MockProblem: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file.
    package let file: String
    /// What is wrong with it and what would be right.
    package let message: String

    package var description: String { "\(file): \(message)" }
}
