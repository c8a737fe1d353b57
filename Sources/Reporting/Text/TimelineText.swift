internal import Harness
internal import Simulation

/// The story of a run: who did what, grouped by virtual time.
struct TimelineText {
    private let page: PageStyle

    init(page: PageStyle) {
        self.page = page
    }

    /// The lines of the story; a long one loses its middle, and says so.
    func lines(_ entries: [TimelineEntry]) -> [String] {
        let all = Shape(entries, pageWidth: page.width)
        guard let limit = page.timelineLimit, entries.count > limit else { return lines(entries[...], all) }
        let head = limit * 2 / 3
        let tail = limit - head
        let left = "… \(FigureText.count(entries.count - limit)) more; --events FILE writes everything …"
        return lines(entries.prefix(head), all) + [page.palette.paint("  \(left)", .quiet)]
            + lines(entries.suffix(tail), all)
    }

    /// What all lines of a story share.
    private struct Shape {
        let actorWidth: Int
        let clockWidth: Int

        init(_ entries: [TimelineEntry], pageWidth: Int) {
            actorWidth = min(entries.map { ScreenText.columns($0.actor) }.max() ?? 0, pageWidth * 36 / 100)
            clockWidth = entries.contains { CivilTime($0.time).second != 0 } ? 8 : 5
        }
    }

    private func lines(_ entries: ArraySlice<TimelineEntry>, _ shape: Shape) -> [String] {
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

    private func lines(_ entry: TimelineEntry, at time: String, _ shape: Shape) -> [String] {
        let start = "  \(ScreenText.padded(time, to: shape.clockWidth))  "
        let actor = ScreenText.padded(ScreenText.cut(entry.actor, to: shape.actorWidth), to: shape.actorWidth)
        let before = start.count + 2 + shape.actorWidth + 2
        let text = ScreenText.wrapped(entry.text, width: page.width - before)
        return text.enumerated().map { index, line in
            index == 0
                ? "\(start)\(symbol(entry.kind)) \(page.palette.paint(actor, .name))  \(painted(line, entry.kind))"
                : String(repeating: " ", count: before) + painted(line, entry.kind)
        }
    }

    /// The clock, with seconds where there are any; fractions are for the event log.
    private func clock(_ time: SimulationInstant) -> String {
        let clock = CivilTime(time).clockText
        return clock.hasSuffix(":00") ? String(clock.prefix(5)) : clock
    }

    private func symbol(_ kind: TimelineEntry.Kind) -> String {
        switch kind {
        case .request: "→"
        case .command: "▸"
        case .change: "·"
        case .message: "»"
        case .fault: page.palette.paint("!", .warning)
        case .crash: page.palette.paint("✗", .bad)
        }
    }

    private func painted(_ text: String, _ kind: TimelineEntry.Kind) -> String {
        switch kind {
        case .request, .command, .change, .message: text
        case .fault: page.palette.paint(text, .warning)
        case .crash: page.palette.paint(text, .bad)
        }
    }
}
