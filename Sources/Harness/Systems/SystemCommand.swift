package import Scenarios

/// A command for lists and checks.
package struct SystemCommand: Sendable {
    package let vocabulary: CommandVocabulary
    /// What it does, in a sentence.
    package let summary: String
    /// When the scheduler runs it, in words; nil when only people do.
    package let schedule: String?

    /// Makes a command.
    package init(_ vocabulary: CommandVocabulary, summary: String, schedule: String?) {
        self.vocabulary = vocabulary
        self.summary = summary
        self.schedule = schedule
    }
}
