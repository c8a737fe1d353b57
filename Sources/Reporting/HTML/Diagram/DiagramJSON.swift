internal import Harness
internal import Simulation
internal import Wire

/// A sequence diagram as the page reads it.
struct DiagramJSON {
    private let diagram: SequenceDiagram
    private let places: [String: Int]
    private let exchanges: [Int: Int]
    private let messages: [Int: Int]
    private let clock: PageClock

    /// Makes the document of a diagram; `exchanges` and `messages` are those that the page has, `clock` writes
    /// the instants.
    init(
        _ diagram: SequenceDiagram,
        exchanges: [Int],
        messages: [Int: Int],
        clock: PageClock
    ) {
        self.diagram = diagram
        self.clock = clock
        self.messages = messages
        self.exchanges = Dictionary(uniqueKeysWithValues: exchanges.enumerated().map { ($1, $0) })
        places = Dictionary(uniqueKeysWithValues: diagram.participants.enumerated().map { ($1.id, $0) })
    }

    /// The document, with the diagram as Mermaid text.
    func value(mermaid: String) -> JSONValue {
        [
            "participants": .array(
                diagram.participants.map { ["name": .string($0.name), "kind": .string($0.kind.rawValue)] }
            ),
            "items": .array(diagram.items.map(item)),
            "mermaid": .string(mermaid),
        ]
    }

    private func item(_ item: SequenceDiagram.Item) -> JSONValue {
        switch item {
        case .box(let box, let items):
            [
                "kind": "phase", "text": .string(box.title), "beside": place(box.beside), "color": .string(box.color),
                "items": .array(items.map(self.item)),
            ]
        case .message(let message):
            [
                "kind": "message", "t": clock.time(message.time), "from": place(message.from), "to": place(message.to),
                "text": .string(message.text), "arrow": .string(message.arrow.rawValue),
                "fault": JSONValue(message.fault), "exchange": JSONValue(message.exchange.flatMap { exchanges[$0] }),
                "message": JSONValue(message.event.flatMap { messages[$0] }),
            ]
        case .note(let note):
            [
                "kind": "note", "t": clock.time(note.time), "over": [place(note.over)],
                "text": .string(note.lines.joined(separator: "\n")),
                "change": .array(note.changes.map { JSONValue($0) }),
                "tone": JSONValue(note.tone?.rawValue),
            ]
        case .fold(let fold):
            ["kind": "fold", "t0": clock.time(fold.start), "t1": clock.time(fold.end), "text": .string(fold.text)]
        }
    }

    private func place(_ id: String) -> JSONValue { JSONValue(places[id]) }
}
