internal import Harness
internal import Messaging
internal import Simulation
internal import Storage
internal import Wire

/// Writes down what happened as steps of a diagram, in the order of the log.
struct SequenceScribe {
    /// The most rows that are told to be stuck at its end.
    private static let stuckLimit = 20

    var cast: SequenceCast
    var steps = SequenceSteps()
    let capture: RunCapture
    let words: SequenceWords
    let columns: StatusColumns
    let lives: [Int: ProcessLife]
    let routineMessages: Set<String>
    var phases: SequencePhases
    /// The messages by the number of the event by which they arrived.
    let messages: [Int: RunMessage]
    /// Which committed change the log tells of next.
    var nextChange = 0
    /// The exchanges by the number of the event that they began with, and those that processes wait for.
    var exchangesBySequence: [Int: Int] = [:]
    var pending: [Int: Int] = [:]
    private let guide: SequenceGuide
    private let channels: Set<String>
    /// The runs with nothing to do that asked somebody; those that asked nobody are not worth a word.
    private var pollers: Set<Int> = []

    init(_ capture: RunCapture, lanes: [ProcessLane], type: any SimulatedSystem.Type) {
        self.capture = capture
        messages = capture.messages
        guide = type.drawing.sequence
        words = SequenceWords(guide)
        columns = StatusColumns(type, tables: capture.tables)
        let lives = Dictionary(lanes.flatMap(\.runs).map { ($0.id, $0) }) { first, _ in first }
        self.lives = lives
        cast = SequenceCast(guide, lanes: lanes)
        phases = SequencePhases(guide, lives: lives)
        routineMessages = type.routineMessages
        channels = Set(lanes.filter { $0.kind == .message }.map(\.name))
        for (index, exchange) in capture.exchanges.enumerated() {
            exchangesBySequence[exchange.sequence] = index
            if !channels.contains(exchange.host), let life = lives[exchange.fromID], life.isIdle, life.caller == nil {
                pollers.insert(exchange.fromID)
            }
        }
    }

    // MARK: Reading the log

    /// Takes in every event, then what is stuck at the end.
    mutating func write(_ report: RunReport) {
        for event in capture.events { write(event) }
        steps.fold(before: [])
        guard let first = cast.present.first?.id else { return }
        if steps.leftOut > 0 {
            let text = "… \(FigureText.counted(steps.leftOut, "more step")) left out"
            addNote([text], at: report.end, over: first, tone: nil, boxes: [])
        }
        for row in report.stuck.filter(\.isStuck).prefix(Self.stuckLimit) {
            let over = cast.database(of: row.table)
            let box = guide.failing.map {
                SequenceDiagram.Box(title: "Stuck at the End", beside: over, color: $0.color)
            }
            let lines = ["\(row.table) \(row.id) stays: \(row.state)", "next: \(row.next)", row.why]
            addNote(lines, at: report.end, over: over, tone: .bad, boxes: box.map { [$0] } ?? [])
        }
    }

    /// Adds a note that stands in the diagram however many steps it has.
    private mutating func addNote(
        _ lines: [String],
        at time: SimulationInstant,
        over participant: String,
        tone: DrawingGuide.Tone?,
        boxes: [SequenceDiagram.Box]
    ) {
        let lines = lines.map { SequenceWords.brief($0, 160) }
        let content = SequenceStep.Content.note(time: time, over: participant, lines: lines, tone: tone)
        steps.appendAlways(SequenceStep(content: content, boxes: boxes))
    }

    /// True for a service that takes messages, which are drawn as what they say.
    func isChannel(_ host: String) -> Bool { channels.contains(host) }

    private mutating func write(_ event: Event) {
        let id = event.processID
        // Messages are drawn whoever sends them; changes are counted whoever makes them.
        switch event.kind {
        case .slack, .pusher, .mail: return writeMessage(event)
        case .change: return writeCommit(id)
        default: break
        }
        guard let life = lives[id] else { return }
        if life.isIdle {
            if event.kind == .processStarted, pollers.contains(id) { steps.addIdle(life) }
            return
        }
        switch event.kind {
        case .httpRequest: writeRequest(event)
        case .httpResponse, .httpFailure: writeOutcome(event)
        case .branch: writeBranch(event)
        case .log: writeLog(event)
        case .fault: note(event, ["Fault \(event.subject)", event.detail])
        case .processFailed: note(event, ["\(life.name) failed", event.detail])
        case .statusRefused: note(event, ["\(event.subject) \(event.detail) refused"])
        case .commandExit where event.subject != "exit 0":
            note(event, ["\(life.name): \(event.subject)", event.detail])
        default: break
        }
    }

    // MARK: Writing steps down

    /// Adds an arrow of a process.
    mutating func arrow(
        _ message: SequenceDiagram.Message,
        of id: Int,
        _ mood: SequenceMood,
        note: [String] = []
    ) {
        let boxes = phases.boxes(of: id, mood, beside: lives[id].map { cast.process($0.name) } ?? message.from)
        steps.close(id)
        steps.append(SequenceStep(content: .message(message), boxes: boxes))
        guard !note.isEmpty else { return }
        steps.append(
            SequenceStep(content: .note(time: message.time, over: message.to, lines: note, tone: nil), boxes: boxes)
        )
    }

    /// Adds arrows that a document draws besides; the same ones again right after them are left out.
    mutating func arrows(
        _ arrows: [SequenceWording.Arrow],
        at time: SimulationInstant,
        of id: Int,
        _ mood: SequenceMood,
        key: String? = nil
    ) {
        if let key, steps.isOpen(id, key: key) { return }
        for arrow in arrows {
            let message = SequenceDiagram.Message(
                time: time,
                from: cast.present(arrow.from),
                to: cast.present(arrow.to),
                text: arrow.text,
                arrow: arrow.isAnswer ? .answer : .call
            )
            self.arrow(message, of: id, mood, note: arrow.note)
        }
        if let key { steps.keepOpen(id, key: key) }
    }

    /// Adds a box of a process that something went wrong.
    mutating func note(_ event: Event, _ lines: [String]) {
        let over = cast.process(event.process ?? "world")
        steps.close(event.processID)
        steps.append(
            SequenceStep(
                content: .note(
                    time: event.time,
                    over: over,
                    lines: lines.filter { !$0.isEmpty }.map { SequenceWords.brief($0, 160) },
                    tone: .bad
                ),
                boxes: phases.boxes(of: event.processID, .failing, beside: over)
            )
        )
    }
}
