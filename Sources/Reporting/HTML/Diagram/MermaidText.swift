internal import Harness
internal import Simulation

/// A sequence diagram as Mermaid text, which documents hold.
struct MermaidText {
    private let diagram: SequenceDiagram
    private let start: SimulationInstant

    /// Makes the text of a diagram of a run that began at `start`.
    init(_ diagram: SequenceDiagram, start: SimulationInstant) {
        self.diagram = diagram
        self.start = start
    }

    /// The text, with its last line ended.
    var text: String {
        var lines = ["sequenceDiagram"]
        for participant in diagram.participants {
            let name = Self.escaped(participant.name)
            lines.append("participant \(participant.id)" + (name == participant.id ? "" : " as \(name)"))
        }
        lines += self.lines(diagram.items)
        return lines.map { $0 + "\n" }.joined()
    }

    private func lines(_ items: [SequenceDiagram.Item]) -> [String] { items.flatMap(lines) }

    private func lines(_ item: SequenceDiagram.Item) -> [String] {
        switch item {
        case .box(let box, let items):
            let times = span(items).map { " · \($0)" } ?? ""
            return ["rect \(box.color)", "Note right of \(box.beside): \(Self.escaped(box.title))\(times)"]
                + lines(items) + ["end"]
        case .message(let message):
            let arrow =
                switch message.arrow {
                case .call: "->>"
                case .answer: "-->>"
                case .lost: message.isLostAnswer ? "--x" : "-x"
                }
            let fault = message.fault.map { " (fault \(Self.escaped($0)))" } ?? ""
            return ["\(message.from)\(arrow)\(message.to): \(Self.escaped(message.text))\(fault)"]
        case .note(let note):
            return note.lines.isEmpty
                ? [] : ["Note over \(note.over): \(note.lines.map(Self.escaped).joined(separator: "<br/>"))"]
        case .fold(let fold):
            guard let first = diagram.participants.first, let last = diagram.participants.last else { return [] }
            let place = first.id == last.id ? first.id : "\(first.id),\(last.id)"
            return ["Note over \(place): \(Self.clock(fold.start, fold.end, start)) \(Self.escaped(fold.text))"]
        }
    }

    /// When what stands in a box happened.
    private func span(_ items: [SequenceDiagram.Item]) -> String? {
        let times = items.flatMap(Self.times)
        guard let first = times.min(), let last = times.max() else { return nil }
        return Self.clock(first, last, start)
    }

    private static func times(_ item: SequenceDiagram.Item) -> [SimulationInstant] {
        switch item {
        case .box(_, let items): items.flatMap(times)
        case .message(let message): [message.time]
        case .note(let note): [note.time]
        case .fold(let fold): [fold.start, fold.end]
        }
    }

    /// A span of time, to the second: `00:05–00:14:31`.
    private static func clock(_ first: SimulationInstant, _ last: SimulationInstant, _ start: SimulationInstant)
        -> String
    {
        let texts = [first, last].map { instant in
            SimulationInstant(
                nanoseconds: instant.nanoseconds &- start.duration(to: instant).wholeNanoseconds % 1_000_000_000
            )
            .text(since: start)
        }
        return texts[0] == texts[1] ? texts[0] : "\(texts[0])–\(texts[1])"
    }

    /// A text that Mermaid takes for nothing but a text: what steers it becomes an entity code (`#59;`).
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in ScreenText.safe(text).unicodeScalars {
            switch scalar {
            case "#", ";", "<", ">", "%": escaped += "#\(scalar.value);"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        // A text that begins so would set its own line breaks.
        return escaped.hasPrefix("wrap:") || escaped.hasPrefix("nowrap:") ? " \(escaped)" : escaped
    }
}
