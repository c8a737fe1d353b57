internal import Harness
internal import Messaging
internal import Simulation
internal import Storage
internal import Wire

/// Writes down what happened as steps of a diagram, in the order of the log.
struct SequenceScribe {
    /// The most steps of a diagram; what comes after them is only counted.
    static let limit = 800
    /// The most rows that are told to be stuck at its end.
    private static let stuckLimit = 20

    var cast: SequenceCast
    private(set) var steps: [SequenceStep] = []
    let capture: RunCapture
    let words: SequenceWords
    let columns: StatusColumns
    let lives: [Int: ProcessLife]
    let routineMessages: Set<String>
    var phases: SequencePhases
    /// How far the messages and commits of the log have been read.
    var place = (slack: 0, pusher: 0, mail: 0, change: 0)
    /// The exchanges by the number of the event that they began with, and those that processes wait for.
    var exchangesBySequence: [Int: Int] = [:]
    var pending: [Int: Int] = [:]
    private let guide: SequenceGuide
    private var idleRuns = IdleRuns()
    private var leftOut = 0
    /// For each process what it did last, when that can take in more of the same.
    private var open: [Int: (key: String, step: Int)] = [:]
    private let channels: Set<String>

    init(_ capture: RunCapture, lanes: [ProcessLane], type: any SimulatedSystem.Type) {
        self.capture = capture
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
                idleRuns.pollers.insert(exchange.fromID)
            }
        }
    }

    // MARK: Reading the log

    /// Takes in every event, then what is stuck at the end.
    mutating func write(_ report: RunReport) {
        for event in capture.events { write(event) }
        flushIdleRuns(before: [])
        guard let first = cast.present.first?.id else { return }
        if leftOut > 0 {
            let text = "… \(FigureText.counted(leftOut, "more step")) left out"
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
        steps.append(SequenceStep(content: content, boxes: boxes))
    }

    /// True for a service that takes messages, which are drawn as what they say.
    func isChannel(_ host: String) -> Bool { channels.contains(host) }

    private mutating func write(_ event: Event) {
        let id = event.processID
        // Messages are counted whoever sends them, and so are changes.
        switch event.kind {
        case .slack: return writeSlack(event)
        case .pusher: return writePusher(event)
        case .mail: return writeMail(event)
        case .change: return writeCommit(id)
        default: break
        }
        guard let life = lives[id] else { return }
        if life.isIdle {
            if event.kind == .processStarted { idleRuns.add(life) }
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

    /// Adds a step of a process; runs that found nothing to do before it come first.
    mutating func append(_ step: SequenceStep) {
        guard steps.count < Self.limit else { return leftOut += 1 }
        flushIdleRuns(before: step.boxes)
        steps.append(step)
    }

    /// Adds an arrow of a process.
    mutating func arrow(
        _ message: SequenceDiagram.Message,
        of id: Int,
        _ mood: SequenceMood,
        note: [String] = []
    ) {
        let boxes = phases.boxes(of: id, mood, beside: lives[id].map { cast.process($0.name) } ?? message.from)
        open[id] = nil
        append(SequenceStep(content: .message(message), boxes: boxes))
        guard !note.isEmpty else { return }
        append(
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
        if let key, open[id]?.key == key { return }
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
        if let key { keepOpen(id, key: key) }
    }

    /// Adds a box of a process that something went wrong.
    mutating func note(_ event: Event, _ lines: [String]) {
        let over = cast.process(event.process ?? "world")
        open[event.processID] = nil
        append(
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

    /// Adds a box of what a commit changed, or takes it into the one that its process wrote right before.
    ///
    /// - Returns: true when it was taken in.
    mutating func takesIn(_ changes: [Int], as label: String?, of id: Int, key: String) -> Bool {
        guard let last = open[id], last.key == key, steps.indices.contains(last.step) else { return false }
        steps[last.step].changes.append((label, changes))
        return true
    }

    /// Lets what the process does next with the same key be taken into the step that was added last.
    mutating func keepOpen(_ id: Int, key: String) {
        // What was only counted can take in nothing.
        open[id] = leftOut == 0 ? (key, steps.count - 1) : nil
    }

    private mutating func flushIdleRuns(before boxes: [SequenceDiagram.Box]) {
        // What was polled before anything happened tells nothing.
        guard let fold = idleRuns.take(), let last = steps.last else { return }
        let shared = zip(last.boxes, boxes).prefix(1).filter { $0.continues($1) }.map(\.0)
        steps.append(SequenceStep(content: .fold(fold), boxes: shared))
    }
}

/// The runs since the last step that asked a service and found nothing to do.
private struct IdleRuns {
    /// The processes that ask somebody; what asks nobody is not worth a word.
    var pollers: Set<Int> = []
    private var counts: [(name: String, count: Int)] = []
    private var span: (start: SimulationInstant, end: SimulationInstant)?

    mutating func add(_ life: ProcessLife) {
        guard pollers.contains(life.id) else { return }
        span = (span?.start ?? life.started, life.ended)
        if let place = counts.firstIndex(where: { $0.name == life.name }) {
            counts[place].count += 1
        } else {
            counts.append((life.name, 1))
        }
    }

    mutating func take() -> SequenceDiagram.Fold? {
        guard let span else { return nil }
        let runs = counts.map { "\($0.name) polled \($0.count == 1 ? "once" : "\(FigureText.count($0.count)) times")" }
        (self.span, counts) = (nil, [])
        return .init(start: span.start, end: span.end, text: (runs + ["nothing changed"]).joined(separator: ", "))
    }
}
