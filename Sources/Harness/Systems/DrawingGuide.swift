/// What a system says of itself to whoever draws its runs.
package struct DrawingGuide: Sendable {
    /// What a status means for its row, for a colour.
    package enum Tone: String, Sendable {
        /// Nothing has taken it up yet.
        case waiting
        /// Somebody works on it.
        case working
        /// It is done, and well.
        case good
        /// It has failed.
        case bad
        /// It is over without having been done.
        case ended
    }

    /// What the words of statuses mean; a word that is not here has no tone.
    package let tones: [String: Tone]

    /// How the documents draw the system as a sequence diagram.
    package let sequence: SequenceGuide

    /// Makes a guide.
    package init(tones: [String: Tone] = [:], sequence: SequenceGuide = SequenceGuide()) {
        self.tones = tones
        self.sequence = sequence
    }
}
