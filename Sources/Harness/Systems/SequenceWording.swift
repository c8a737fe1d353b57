package import Simulation

/// What a document calls one thing that can happen, and what it draws with it.
package struct SequenceWording: Sendable {
    /// What happens.
    package enum Cue: Sendable {
        /// A request: `plg-api POST /bulk-create`.
        case call(GlobPattern)
        /// A commit of a process that stood at one of these steps.
        case write(process: String, steps: [String])
        /// A documented branch, by its id.
        case branch(String)
        /// A message of this kind through `slack`, `pusher` or `mail`.
        case message(service: String, kind: GlobPattern)
    }

    /// An arrow that a document draws besides.
    package struct Arrow: Sendable {
        /// From whom to whom, by id, with which words.
        package let from: String
        package let to: String
        package let text: String
        /// True for a dashed arrow, which brings something back.
        package let isAnswer: Bool
        /// The lines of a box over the one whom it reaches.
        package let note: [String]

        /// Makes an arrow.
        package init(_ from: String, _ to: String, _ text: String, isAnswer: Bool = false, note: [String] = []) {
            self.from = from
            self.to = to
            self.text = text
            self.isAnswer = isAnswer
            self.note = note
        }
    }

    package let cue: Cue
    /// The words; nil leaves them to what happens, and for a branch draws only other arrows.
    package let text: String?
    /// The words of a good answer, in which `{name}` stands for a member of its body; an empty text draws no answer.
    package let answer: String?
    /// To whom the arrow goes, where that is not the one who is called.
    package let to: String?
    /// True where the documents draw a dashed arrow.
    package let isNotice: Bool
    /// The phase that begins with it.
    package let phase: String?
    /// True when it is a part of what the documents draw as monitoring, or of a failure.
    package let isMonitoring: Bool
    package let isFailure: Bool
    /// What is drawn before and after it.
    package let before: [Arrow]
    package let after: [Arrow]
    /// What a box over the one who is called says; of a commit, the part of the work that it is.
    package let note: String?

    /// Makes a wording.
    package init(
        _ cue: Cue,
        _ text: String? = nil,
        answer: String? = nil,
        to: String? = nil,
        isNotice: Bool = false,
        phase: String? = nil,
        isMonitoring: Bool = false,
        isFailure: Bool = false,
        before: [Arrow] = [],
        after: [Arrow] = [],
        note: String? = nil
    ) {
        self.cue = cue
        self.text = text
        self.answer = answer
        self.to = to
        self.isNotice = isNotice
        self.phase = phase
        self.isMonitoring = isMonitoring
        self.isFailure = isFailure
        self.before = before
        self.after = after
        self.note = note
    }
}
