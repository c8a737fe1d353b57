internal import Harness
internal import Simulation

/// One thing of a diagram before it is put into its boxes.
struct SequenceStep {
    /// What it is.
    enum Content {
        case message(SequenceDiagram.Message)
        /// A box with words; what a commit changed is added to them at the end, when all of it is known.
        case note(time: SimulationInstant, over: String, lines: [String], tone: DrawingGuide.Tone?)
        case fold(SequenceDiagram.Fold)
    }

    var content: Content
    /// The boxes that it stands in, the outermost first.
    let boxes: [SequenceDiagram.Box]
    /// The changes that a note tells of, with what the documents call each part of the work.
    var changes: [(label: String?, indices: [Int])] = []
}

/// Whether a step belongs to the path of the documents, to what tells of it, or to what went wrong.
enum SequenceMood {
    case normal, monitoring, failing
}
