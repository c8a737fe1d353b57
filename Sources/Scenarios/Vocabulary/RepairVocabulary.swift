/// Something that an operator of a system can do again.
package struct RepairVocabulary: Hashable, Sendable {
    /// What is done again: the key of the step.
    package let verb: Verb
    /// The job or the message: `analyzer_batch`, `spvp-completed`.
    package let name: String
    /// What the step must name, and the key for it: `dataset`, `history`.
    package let subject: String
    /// What it does, in a sentence.
    package let summary: String

    /// The two kinds of repairs.
    package enum Verb: String, CaseIterable, Sendable {
        /// A job is started again.
        case retrigger
        /// A message is sent again.
        case resend
    }

    /// Makes a repair.
    package init(_ verb: Verb, _ name: String, of subject: String, summary: String) {
        self.verb = verb
        self.name = name
        self.subject = subject
        self.summary = summary
    }
}
