internal import Harness
internal import Simulation

/// A timeline: who did what, grouped by virtual time.
struct TimelineText {
    private let page: PageStyle

    init(page: PageStyle) {
        self.page = page
    }

    /// The lines of the story of a run; a long one loses its middle, and says so.
    func lines(_ entries: [TimelineEntry]) -> [String] {
        lines(entries.map(TimelineLine.init), hint: "--events FILE writes everything")
    }

    /// The lines of a timeline; a long one loses its middle, and `hint` says what shows more.
    func lines(_ entries: [TimelineLine], hint: String) -> [String] {
        let all = Shape(entries, pageWidth: page.width)
        guard let limit = page.timelineLimit, entries.count > limit else { return lines(entries[...], all) }
        let head = limit * 2 / 3
        let tail = limit - head
        let left = "… \(FigureText.count(entries.count - limit)) more; \(hint) …"
        return lines(entries.prefix(head), all) + [page.palette.paint("  \(left)", .quiet)]
            + lines(entries.suffix(tail), all)
    }

    /// What all lines of a timeline share.
    private struct Shape {
        let actorWidth: Int
        let clockWidth: Int

        init(_ entries: [TimelineLine], pageWidth: Int) {
            actorWidth = min(entries.map { ScreenText.columns($0.actor) }.max() ?? 0, pageWidth * 36 / 100)
            clockWidth = entries.contains { CivilTime($0.time).second != 0 } ? 8 : 5
        }
    }

    private func lines(_ entries: ArraySlice<TimelineLine>, _ shape: Shape) -> [String] {
        var lines: [String] = []
        var day = ""
        var clock = ""
        for entry in entries {
            let civil = CivilTime(entry.time)
            if civil.dateText != day {
                day = civil.dateText
                clock = ""
                lines.append("  " + page.palette.paint(day, .quiet))
            }
            let time = self.clock(entry.time)
            lines += self.lines(entry, at: time == clock ? "" : time, shape)
            clock = time
        }
        return lines
    }

    private func lines(_ entry: TimelineLine, at time: String, _ shape: Shape) -> [String] {
        let start = "  \(ScreenText.padded(time, to: shape.clockWidth))  "
        guard !entry.actor.isEmpty else { return line(withoutActor: entry, after: start) }
        let actor = ScreenText.padded(ScreenText.cut(entry.actor, to: shape.actorWidth), to: shape.actorWidth)
        let before = start.count + 2 + shape.actorWidth + 2
        let text = ScreenText.wrapped(entry.text, width: page.width - before)
        return text.enumerated().map { index, line in
            index == 0
                ? "\(start)\(symbol(entry.mark)) \(page.palette.paint(actor, .name))  \(painted(line, entry.mark))"
                : String(repeating: " ", count: before) + painted(line, entry.mark)
        }
    }

    /// What nobody in particular did has the whole line.
    private func line(withoutActor entry: TimelineLine, after start: String) -> [String] {
        ScreenText.wrapped(entry.text, width: page.width - start.count - 2).enumerated().map { index, line in
            let lead = index == 0 ? "\(start)\(symbol(entry.mark)) " : String(repeating: " ", count: start.count + 2)
            return lead + painted(line, entry.mark)
        }
    }

    /// The clock, with seconds where there are any; fractions are for the event log.
    private func clock(_ time: SimulationInstant) -> String {
        let clock = CivilTime(time).clockText
        return clock.hasSuffix(":00") ? String(clock.prefix(5)) : clock
    }

    /// The sign of a mark.
    func symbol(_ mark: TimelineLine.Mark) -> String {
        switch mark {
        case .request: "→"
        case .answer: "←"
        case .command: "▸"
        case .change: "·"
        case .message: "»"
        case .note: " "
        case .look: "?"
        case .fold: page.palette.paint("…", .quiet)
        case .fault: page.palette.paint("!", .warning)
        case .crash: page.palette.paint("✗", .bad)
        }
    }

    /// A text in the colour of its mark.
    func painted(_ text: String, _ mark: TimelineLine.Mark) -> String {
        switch mark {
        case .request, .answer, .command, .change, .message: text
        case .note, .look, .fold: page.palette.paint(text, .quiet)
        case .fault: page.palette.paint(text, .warning)
        case .crash: page.palette.paint(text, .bad)
        }
    }
}

extension TimelineLine {
    init(_ entry: TimelineEntry) {
        let mark: Mark =
            switch entry.kind {
            case .request: .request
            case .command: .command
            case .change: .change
            case .message: .message
            case .fault: .fault
            case .crash: .crash
            }
        self.init(time: entry.time, actor: entry.actor, text: entry.text, mark: mark)
    }
}
