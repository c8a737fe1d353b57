internal import Harness
internal import Simulation

/// The steps of a diagram while it is written: only so many, and what belongs together in one.
struct SequenceSteps {
    /// The most steps of a diagram; what comes after them is only counted.
    static let limit = 800

    /// The steps so far.
    private(set) var all: [SequenceStep] = []
    /// How many more there would be.
    private(set) var leftOut = 0
    /// For each process what it did last, when that can take in more of the same.
    private var open: [Int: (key: String, step: Int)] = [:]
    private var idleRuns = IdleRuns()

    // MARK: Adding

    /// Adds a step; runs that found nothing to do before it come first.
    mutating func append(_ step: SequenceStep) {
        guard all.count < Self.limit else { return leftOut += 1 }
        fold(before: step.boxes)
        all.append(step)
    }

    /// Adds a step however many there are already.
    mutating func appendAlways(_ step: SequenceStep) { all.append(step) }

    // MARK: More of the same

    /// Whether what a process did last had this key and can take in more.
    func isOpen(_ id: Int, key: String) -> Bool { open[id]?.key == key }

    /// Lets what a process does next with the same key be taken into the step that was added last.
    mutating func keepOpen(_ id: Int, key: String) {
        // What was only counted can take in nothing.
        open[id] = leftOut == 0 ? (key, all.count - 1) : nil
    }

    /// Lets nothing more be taken into what a process did last.
    mutating func close(_ id: Int) { open[id] = nil }

    /// Takes changes into the step that a process wrote right before, if it can.
    ///
    /// - Returns: true when they were taken in.
    mutating func takesIn(_ changes: [Int], as label: String?, of id: Int, key: String) -> Bool {
        guard let last = open[id], last.key == key, all.indices.contains(last.step) else { return false }
        all[last.step].changes.append((label, changes))
        return true
    }

    // MARK: Nothing to do

    /// Counts a run that asked a service and found nothing to do.
    mutating func addIdle(_ life: ProcessLife) { idleRuns.add(life) }

    /// Writes down, in a line, the runs that found nothing to do since the last step.
    mutating func fold(before boxes: [SequenceDiagram.Box]) {
        // What was polled before anything happened tells nothing.
        guard let fold = idleRuns.take(), let last = all.last else { return }
        let shared = zip(last.boxes, boxes).prefix(1).filter { $0.continues($1) }.map(\.0)
        all.append(SequenceStep(content: .fold(fold), boxes: shared))
    }
}

/// The runs since the last step that asked a service and found nothing to do.
private struct IdleRuns {
    private var counts: [(name: String, count: Int)] = []
    private var span: (start: SimulationInstant, end: SimulationInstant)?

    mutating func add(_ life: ProcessLife) {
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
