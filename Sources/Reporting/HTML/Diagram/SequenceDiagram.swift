package import Harness
internal import Simulation

/// A run as a sequence diagram in the style of the system's documents.
package struct SequenceDiagram: Sendable {
    /// A line of the diagram.
    package struct Participant: Sendable {
        /// The short name, and the one that is shown.
        package let id: String
        package let name: String
        package let kind: SequenceGuide.Participant.Kind
    }

    /// What stands in a diagram, from top to bottom.
    package indirect enum Item: Sendable {
        case box(Box, [Item])
        case message(Message)
        case note(Note)
        case fold(Fold)
    }

    /// A coloured box with a title.
    package struct Box: Sendable {
        let title: String
        /// The id of the participant beside whom the title stands.
        let beside: String
        let color: String

        /// True for a box that another one goes on with, although it began beside somebody else.
        func continues(_ other: Box) -> Bool { title == other.title && color == other.color }
    }

    /// An arrow from one participant to another, by id.
    package struct Message: Sendable {
        /// Whether something is asked, comes back, or is lost on the way.
        enum Arrow: String, Sendable {
            case call, answer, lost
        }

        let time: SimulationInstant
        let from: String
        let to: String
        let text: String
        let arrow: Arrow
        /// True for a lost arrow that would have brought an answer.
        var isLostAnswer = false
        /// The fault that struck it, and the exchange that it is a part of.
        var fault: String?
        var exchange: Int?
        /// The number of the event by which a message arrived that this arrow stands for.
        var event: Int?
    }

    /// A box over one or more participants.
    package struct Note: Sendable {
        let time: SimulationInstant
        let over: String
        let lines: [String]
        /// The changes that it tells of.
        var changes: [Int] = []
        var tone: DrawingGuide.Tone?
    }

    /// Runs that found nothing to do, together.
    package struct Fold: Sendable {
        let start: SimulationInstant
        let end: SimulationInstant
        let text: String
    }

    /// Those who take part, in the order of the documents.
    package let participants: [Participant]
    /// What they do.
    package let items: [Item]
}
