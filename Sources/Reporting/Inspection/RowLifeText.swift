package import Harness
internal import Messaging
internal import Simulation
internal import Storage
internal import Wire

/// The life of one row for people: what happened to it in order, how long each value stood, how it ended.
package struct RowLifeText {
    private let page: PageStyle
    private let report: RunReport
    private var start: SimulationInstant { report.start }

    /// Makes texts of rows of a run, for pages of the given style.
    package init(_ report: RunReport, page: PageStyle) {
        self.report = report
        self.page = page
    }

    /// The text, with its last line ended.
    package func text(_ life: RowLife) -> String {
        let title = life.title.map { " (\($0))" } ?? ""
        var lines = [
            page.palette.paint(ScreenText.safe("\(life.table) #\(life.id)\(title)"), .heading), "", "Its life",
        ]
        lines += TimelineText(page: page).lines(folded(life), hint: "--report json shows everything")
        lines += standings(life)
        lines += ["", "At the end"]
        if let final = life.final {
            let row = final.map { "\($0.column) \(Self.short($0.value))" }.joined(separator: ", ")
            lines += ScreenText.wrapped(row, width: page.width - 2).map { "  \($0)" }
        } else {
            lines.append("  The row is gone.")
        }
        if let stuck = life.stuck {
            lines += ["", "Unfinished at the end"] + RunText(page: page).stuck(stuck, end: report.end)
        }
        return lines.map { $0 + "\n" }.joined()
    }

    // MARK: What happened

    /// One thing that happened, or several like it between two changes of the row.
    private struct Entry {
        var line: TimelineLine
        let key: String
        var count = 1
        var last: SimulationInstant
    }

    /// What happened in order; looks and requests that are alike between two changes of the row are one line.
    private func folded(_ life: RowLife) -> [TimelineLine] {
        var entries: [Entry] = []
        var start = 0
        for happening in life.happenings {
            let entry = entry(happening)
            if case .change = happening {
                entries.append(entry)
                start = entries.count
            } else if let place = entries[start...].firstIndex(where: { $0.key == entry.key }) {
                entries[place].count += 1
                entries[place].last = entry.last
            } else {
                entries.append(entry)
            }
        }
        return entries.map { entry in
            guard entry.count > 1 else { return entry.line }
            let until = entry.last == entry.line.time ? "" : ", until \(CivilTime(entry.last).clockText)"
            return TimelineLine(
                time: entry.line.time,
                actor: entry.line.actor,
                text: "\(entry.line.text), \(FigureText.count(entry.count)) times\(until)",
                mark: entry.line.mark
            )
        }
    }

    private func entry(_ happening: RowLife.Happening) -> Entry {
        switch happening {
        case .change(let change, let cells):
            let step = change.step.map { " after step \($0)" } ?? ""
            return made(
                change.time,
                "\(change.process)#\(change.processID)",
                text(of: cells, in: change) + step,
                .change
            )
        case .look(let look):
            return made(look.look.time, look.look.process, sentence(look), .look)
        case .exchange(let exchange, let number):
            let route = "\(exchange.request.method.rawValue) \(exchange.host)\(exchange.request.target)"
            let text = "\(route) \(ExchangeText.outcome(exchange))"
            var entry = made(exchange.sent, exchange.from, "\(text) (request \(number))", .request, key: text)
            if exchange.fault != nil { entry.line = entry.line.marked(.fault) }
            return entry
        case .slack(let message):
            return made(message.time, message.sender, "Slack (\(message.severity.rawValue)): \(message.gist)", .message)
        case .pusher(let message):
            let text = "Pusher: \(message.event) on \(message.channel) \(message.data)"
            return made(message.time, message.sender, text, .message)
        case .mail(let mail):
            return made(
                mail.time,
                mail.sender,
                "mail to \(mail.recipients.joined(separator: ", ")): \(mail.subject)",
                .message
            )
        }
    }

    private func made(
        _ time: SimulationInstant,
        _ actor: String,
        _ text: String,
        _ mark: TimelineLine.Mark,
        key: String? = nil
    ) -> Entry {
        let line = TimelineLine(time: time, actor: actor, text: text, mark: mark)
        return Entry(line: line, key: "\(mark) \(actor) \(key ?? text)", last: time)
    }

    private func text(of cells: [RowLife.Cell], in change: RowChange) -> String {
        let parts = cells.filter { $0.column != "id" }.map { cell in
            switch (cell.old.map(Self.short), cell.new.map(Self.short)) {
            case (let old?, let new?):
                let stood = cell.stood.map { " (stood \(span($0)))" } ?? ""
                return "\(cell.column) \(old) → \(new)\(stood)"
            case (let old?, nil): return "\(cell.column) \(old)"
            case (nil, let new?): return "\(cell.column) \(new)"
            case (nil, nil): return cell.column
            }
        }
        let verb = change.old == nil ? "inserts it: " : change.new == nil ? "deletes it: " : ""
        return verb + parts.joined(separator: ", ")
    }

    /// A value without its end when it would fill the page; the report for programs has it whole.
    private static func short(_ value: String) -> String {
        value.count > 120 ? value.prefix(100) + "…" : value
    }

    private func sentence(_ look: RowLook) -> String {
        // The name of a selection begins with the command that makes it; what follows tells it from another.
        let name = look.look.selection.name
        let own = name == look.look.process ? "" : " as \(name)"
        switch look.verdict {
        case .taken: return "looks\(own) and takes it"
        case .beyondLimit: return "looks\(own) and does not take it: others came first"
        case .refused(let condition, let actual, let needs):
            return "looks\(own) and does not take it: \(condition) is \(actual), needs \(needs)"
        case .unknown(let reason): return "looks\(own); why it did not take the row cannot be told: \(reason)"
        }
    }

    // MARK: How long values stood

    private func standings(_ life: RowLife) -> [String] {
        guard !life.standings.isEmpty else { return [] }
        let rows = life.standings.map { standing in
            let end = standing.to.map { $0.text(since: start) } ?? "the end"
            let stood = span(standing.from.duration(to: standing.to ?? report.end))
            let writer = standing.writer.map { "written by \($0)" } ?? "there from the start"
            return [standing.column, standing.word, "\(standing.from.text(since: start))–\(end), \(stood), \(writer)"]
        }
        let table = TextTable(header: ["", "", ""], rows: rows).rendered(on: page, indent: "  ")
        return ["", "How long each value stood"] + table.split(separator: "\n").map(String.init)
    }

    private func span(_ duration: Duration) -> String {
        FigureText.span(Double(duration.wholeNanoseconds) / 1e9)
    }
}

extension TimelineLine {
    /// The same line with another mark.
    func marked(_ mark: Mark) -> TimelineLine { TimelineLine(time: time, actor: actor, text: text, mark: mark) }
}
