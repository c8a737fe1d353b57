package import Simulation

/// One line of the story of a run.
package struct TimelineEntry: Sendable, Equatable {
    /// What kind of thing it was, for colours and symbols.
    package enum Kind: String, Sendable {
        case request, command, change, message, fault, crash
    }

    package var time: SimulationInstant
    /// Who did it.
    package var actor: String
    /// What was done, in a short sentence.
    package var text: String
    package var kind: Kind

    /// Makes an entry.
    package init(time: SimulationInstant, actor: String, text: String, kind: Kind) {
        self.time = time
        self.actor = actor
        self.text = text
        self.kind = kind
    }
}
