internal import Harness
internal import Simulation

extension SequenceDiagram {
    /// Draws a run.
    ///
    /// - Parameters:
    ///   - report: what the run came to.
    ///   - capture: what it left.
    ///   - lanes: its processes.
    ///   - type: the system that it ran.
    init(_ report: RunReport, _ capture: RunCapture, lanes: [ProcessLane], type: any SimulatedSystem.Type) {
        var scribe = SequenceScribe(capture, lanes: lanes, type: type)
        scribe.write(report)
        var steps = scribe.steps.all[...]
        items = Self.items(&steps, depth: 0) { step in
            switch step.content {
            case .message(let message): return .message(message)
            case .fold(let fold): return .fold(fold)
            case .note(let time, let over, let lines, let tone):
                let told = Self.told(step, in: capture, columns: scribe.columns)
                return .note(
                    .init(
                        time: time,
                        over: over,
                        lines: lines + told.lines,
                        changes: step.changes.flatMap(\.indices),
                        tone: told.tone ?? tone
                    )
                )
            }
        }
        // A phase is named beside its participant, even in a world of given rows in which that one does nothing.
        for box in scribe.steps.all.flatMap(\.boxes) { _ = scribe.cast.present(box.beside) }
        participants = scribe.cast.present
    }

    /// What a note says of changes: parts of the work that have a name each, the others together.
    private static func told(
        _ step: SequenceStep,
        in capture: RunCapture,
        columns: StatusColumns
    ) -> (lines: [String], tone: DrawingGuide.Tone?) {
        let plain = step.changes.filter { $0.label == nil }.flatMap(\.indices)
        let named = step.changes.compactMap { label, indices in
            label.map { CommitNote(indices, in: capture, columns: columns).line(named: $0) }
        }
        let all = CommitNote(step.changes.flatMap(\.indices), in: capture, columns: columns)
        return (named + CommitNote(plain, in: capture, columns: columns).lines, all.tone)
    }

    /// Puts steps into their boxes: those that stand together in the same one share it.
    private static func items(
        _ steps: inout ArraySlice<SequenceStep>,
        depth: Int,
        in box: Box? = nil,
        item: (SequenceStep) -> Item
    ) -> [Item] {
        var items: [Item] = []
        while let step = steps.first {
            if let box, step.boxes.count < depth || !step.boxes[depth - 1].continues(box) { break }
            if step.boxes.count > depth {
                let inner = step.boxes[depth]
                items.append(.box(inner, Self.items(&steps, depth: depth + 1, in: inner, item: item)))
            } else {
                items.append(item(step))
                steps = steps.dropFirst()
            }
        }
        return items
    }
}
