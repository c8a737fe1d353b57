internal import Harness
internal import Reporting
internal import Scenarios
internal import Simulation
internal import Storage

/// The screens of `tvsim inspect --interactive`: keys change them, nothing else does, and no terminal is needed.
struct RunViewer {
    /// What a line at the foot of the screen is typed for.
    private enum Question: CaseIterable {
        case time, filter, row, request, sql
    }

    private let record: RecordPages
    private let report: RunReport
    private let palette: Palette
    private var list: EventList
    private var pages: [TextPage] = []
    private var question: (kind: Question, line: LineEditor)?
    private var history: [Question: [String]] = [:]
    /// What the foot says until the next key.
    private var notice = ""
    private var rows = 20

    /// Makes the screens of a record.
    ///
    /// - Throws: `RunRecordProblem` when the record contradicts itself.
    init(_ record: RunRecordReader, palette: Palette) throws(RunRecordProblem) {
        self.palette = palette
        let run = try record.run()
        report = run.report
        self.record = RecordPages(record, run)
        list = EventList(RunTimeline(run))
    }

    // MARK: Keys

    /// Takes a key.
    ///
    /// - Returns: false when the viewer ends.
    mutating func take(_ key: Key) -> Bool {
        notice = ""
        if question != nil {
            answer(key)
            return true
        }
        switch key {
        case .control("c"): return false
        case .character("q"), .escape, .backspace, .control("g"):
            if pages.popLast() != nil { return true }
            guard key != .character("q") else { return false }
            narrow(to: "")
        case .character("?"): pages.append(TextPage("Keys") { _ in ViewerHelp.text })
        case .character("t"): ask(.time, "Go to (01:30 or an instant): ")
        case .character("/"): ask(.filter, "Show (words, process=, kind=, dataset=): ", list.filter)
        case .character("r"): ask(.row, "Row (table#id): ", chosenRow ?? "")
        case .character("x"):
            ask(.request, "Requests (a number, a text, all): ", chosenRequest.map { "\($0)" } ?? "all")
        case .character("s"): ask(.sql, "SQL at \(list.instant.sqlText): ")
        case .character("T"): open(Result { try record.tables(at: list.instant) })
        case .character("v"): pages.append(record.verdict)
        default: takeOnPage(key)
        }
        return true
    }

    private mutating func takeOnPage(_ key: Key) {
        guard pages.isEmpty else {
            pages[pages.count - 1].take(key, rows: rows)
            return
        }
        guard !list.take(key, rows: rows) else { return }
        switch key {
        case .enter: openChosen()
        case .character("a"): list.toggleAll()
        case .character("p"): if let name = list.moment?.event.process { narrow(to: "process=\(name)") }
        default: break
        }
    }

    // MARK: Questions

    private mutating func ask(_ kind: Question, _ prompt: String, _ text: String = "") {
        question = (kind, LineEditor(prompt, text: text, history: history[kind] ?? []))
    }

    private mutating func answer(_ key: Key) {
        guard let kind = question?.kind, var line = question?.line else { return }
        switch line.take(key) {
        case .editing: question = (kind, line)
        case .canceled: question = nil
        case .done(let text):
            question = nil
            if !text.isEmpty, history[kind]?.last != text { history[kind, default: []].append(text) }
            act(kind, text)
        }
    }

    private mutating func act(_ kind: Question, _ text: String) {
        guard !text.isEmpty || kind == .filter else { return }
        switch kind {
        case .time:
            guard let time = TimeText(text) else {
                notice = "Please give \(InspectOptions.expectedTime)."
                return
            }
            pages = []
            list.go(to: time.instant(from: report.start))
        case .filter:
            pages = []
            narrow(to: text)
        case .row: open(Result { try record.row(text) })
        case .request: open(Result { try record.requests(text) })
        case .sql: open(Result { try record.answers(to: text, at: list.instant) })
        }
    }

    // MARK: Pages

    /// Opens a page, or says why there is none.
    private mutating func open(_ page: Result<TextPage, any Error>) {
        do {
            pages.append(try page.get())
        } catch let mistake as SQLMistake {
            notice = mistake.message
        } catch {
            notice = "\(error)"
        }
    }

    private mutating func narrow(to text: String) {
        do { try list.narrow(to: text) } catch { notice = "\(error)" }
    }

    private var chosenRow: String? {
        list.moment.flatMap { moment in
            guard moment.event.kind == .change else { return nil }
            return moment.event.subject
        }
    }

    private var chosenRequest: Int? { list.moment?.exchange }

    /// Opens what the chosen event is about: a request, a row, or all that the event says.
    private mutating func openChosen() {
        guard let moment = list.moment else {
            list.toggleAll()
            return
        }
        if let number = moment.exchange { return pages.append(record.requests([number], title: "\(number)")) }
        let row = chosenRow.flatMap { try? record.row($0) }
        pages.append(row ?? record.event(moment.event))
    }

    // MARK: Drawing

    /// The whole screen, a line for each row of the window.
    mutating func screen(rows wanted: Int, columns: Int) -> [String] {
        rows = max(1, wanted - 2)
        var middle: [String]
        if pages.isEmpty {
            middle = list.screen(rows: rows, columns: columns, palette: palette)
        } else {
            middle = pages[pages.count - 1].screen(rows: rows, columns: columns, palette: palette)
        }
        middle += Array(repeating: "", count: max(0, rows - middle.count))
        return Array(([head(columns)] + middle + [foot(columns)]).prefix(max(1, wanted)))
    }

    private func head(_ columns: Int) -> String {
        let place: String
        if let page = pages.last {
            place = "\(page.title)  \(page.place(rows: rows))"
        } else {
            let filter = list.filter.isEmpty ? "" : "  [\(list.filter)]"
            place =
                "\(list.instant.sqlText)  \(list.items.isEmpty ? 0 : list.chosen + 1) of \(list.items.count)\(filter)"
        }
        let text = ScreenText.cut("\(report.scenario): \(report.verdict.rawValue)  \(place)", to: columns)
        return palette.paint(text, .heading)
    }

    private func foot(_ columns: Int) -> String {
        if let question { return Self.line(question.line, columns: columns) }
        let keys =
            pages.isEmpty
            ? "? keys  Enter open  t time  / filter  n trouble  r row  x requests  T tables  s SQL  q quit"
            : "↑↓ scroll  ←→ sideways  q back  ? keys"
        return notice.isEmpty
            ? palette.paint(ScreenText.cut(keys, to: columns), .quiet)
            : palette.paint(ScreenText.cut(notice, to: columns), .warning)
    }

    /// The line that is typed, with a block for the cursor; a long one shows the part around it.
    private static func line(_ line: LineEditor, columns: Int) -> String {
        let prompt = ScreenText.cut(line.prompt, to: max(8, columns / 2))
        let width = max(4, columns - ScreenText.columns(prompt) - 1)
        let start = max(0, line.cursor - width + 1)
        let text = Array(line.text) + [" "]
        let shown = text[start..<min(text.count, start + width)].enumerated().map { index, character in
            let safe = ScreenText.safe(String(character))
            return start + index == line.cursor ? "\u{1B}[7m\(safe)\u{1B}[0m" : safe
        }
        return prompt + shown.joined()
    }
}
