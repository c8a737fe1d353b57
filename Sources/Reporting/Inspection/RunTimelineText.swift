internal import Harness
internal import Simulation

/// The timeline of a recorded run for people: idle runs folded, long texts cut unless somebody asks for their kind.
package struct RunTimelineText {
    private let timeline: RunTimeline
    private let query: TimelineQuery
    private let page: PageStyle

    /// Makes the text of what a query asks of a timeline; the page's limit is how many lines it may have.
    package init(_ timeline: RunTimeline, _ query: TimelineQuery, page: PageStyle) {
        self.timeline = timeline
        self.query = query
        self.page = page
    }

    /// The text, with its last line ended.
    ///
    /// - Throws: `InspectionProblem` when the query names what is not in the run.
    package func text() throws(InspectionProblem) -> String {
        if query.kinds == [TimelineQuery.story] {
            let story = try timeline.story(query)
            let all = timeline.run.report.timeline.count
            return text(
                story.map(TimelineLine.init),
                count: story.count,
                of: all,
                "line of the story",
                "lines of the story"
            )
        }
        let moments = try timeline.moments(query)
        let items = timeline.items(of: moments, for: query)
        return text(items.map(line), count: moments.count, of: timeline.moments.count, "event", "events")
    }

    /// What a line of a list says of an item: the time, who, what; cut at the width.
    package func row(_ item: TimelineItem, width: Int) -> String {
        let line = line(item)
        let clock = CivilTime(line.time).clockText
        let actor = ScreenText.padded(ScreenText.cut(line.actor, to: 34), to: line.actor.isEmpty ? 0 : 34)
        let before = line.actor.isEmpty ? "" : "\(page.palette.paint(actor, .name)) "
        let text = ScreenText.cut(
            line.text,
            to: max(8, width - 11 - ScreenText.columns(actor) - (before.isEmpty ? 0 : 1))
        )
        let drawing = TimelineText(page: page)
        return
            "\(page.palette.paint(clock, .quiet)) \(drawing.symbol(line.mark)) \(before)\(drawing.painted(text, line.mark))"
    }

    /// Everything that an item says, for whoever searches in it.
    package func searchText(_ item: TimelineItem) -> String {
        let line = line(item)
        return "\(line.actor) \(line.text)"
    }

    private func text(_ lines: [TimelineLine], count: Int, of all: Int, _ unit: String, _ units: String) -> String {
        guard !lines.isEmpty else { return "Nothing in the run fits.\n" }
        let hint = "--from, --to, --process and --kind narrow it, --all and --report json show everything"
        let text = TimelineText(page: page).lines(lines, hint: hint).map { $0 + "\n" }.joined()
        let foot = "\(FigureText.count(count)) of \(FigureText.counted(all, unit, plural: units))"
        return text + page.palette.paint(foot, .quiet) + "\n"
    }

    // MARK: Lines

    private func line(_ item: TimelineItem) -> TimelineLine {
        switch item {
        case .moment(let moment): line(moment)
        case .fold(let moments): line(moments)
        }
    }

    private func line(_ moment: RunTimeline.Moment) -> TimelineLine {
        let event = moment.event
        let actor = event.process.map { "\($0)#\(event.processID)" } ?? "tvsim"
        let (text, mark) = MomentText(timeline).sentence(of: moment)
        let limit = query.leavesOut ? 240 : 4000
        let shown = text.utf8.count > limit && text.count > limit ? text.prefix(limit) + "…" : text
        return TimelineLine(time: event.time, actor: actor, text: shown, mark: mark)
    }

    /// What is said of idle runs: how many, of whom, and until when.
    private func line(_ idle: [RunTimeline.Moment]) -> TimelineLine {
        let (first, last) = (idle.first?.event.time ?? timeline.run.report.start, idle.last?.event.time)
        var counts: [String: Int] = [:]
        for moment in idle where moment.event.kind == .processStarted { counts[moment.event.subject, default: 0] += 1 }
        let names = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let shown = names.prefix(4).map { $0.value == 1 ? $0.key : "\($0.key) ×\($0.value)" }
        let more = names.count > 4 ? [FigureText.counted(names.count - 4, "other")] : []
        let until = last.map { $0 == first ? "" : ", until \(CivilTime($0).clockText)" } ?? ""
        let what =
            names.isEmpty
            ? "\(FigureText.counted(idle.count, "event")) of idle runs\(until)"
            : "\(FigureText.counted(names.map(\.value).reduce(0, +), "idle run"))\(until): "
                + (shown + more).joined(separator: ", ")
        return TimelineLine(time: first, actor: "", text: what, mark: .fold)
    }
}
