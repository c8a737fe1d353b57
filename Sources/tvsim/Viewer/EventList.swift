internal import Harness
internal import Reporting
internal import Scenarios
internal import Simulation

/// The events of a run as a list in which one is chosen.
struct EventList {
    private let timeline: RunTimeline
    private var query = TimelineQuery()
    private(set) var items: [TimelineItem] = []
    private(set) var chosen = 0
    private var top = 0
    /// What was typed to narrow the list.
    private(set) var filter = ""

    init(_ timeline: RunTimeline) {
        self.timeline = timeline
        items = (try? timeline.items(query)) ?? []
    }

    /// The chosen item; nil in an empty list.
    var item: TimelineItem? { items.indices.contains(chosen) ? items[chosen] : nil }

    /// The chosen event; nil on idle runs.
    var moment: RunTimeline.Moment? {
        guard case .moment(let moment) = item else { return nil }
        return moment
    }

    /// When the chosen item happened.
    var instant: SimulationInstant { item?.time ?? timeline.run.report.start }

    /// Whether idle runs are shown.
    var showsAll: Bool { query.showsAll }

    // MARK: Narrowing

    /// Narrows the list: words such as `process=dataset:*`, `kind=slack` or `dataset=1`, and others that must occur.
    ///
    /// - Throws: `InspectionProblem` when a name is none of the run; the list stays as it was.
    mutating func narrow(to text: String) throws(InspectionProblem) {
        var wanted = TimelineQuery()
        wanted.showsAll = query.showsAll
        var words: [String] = []
        for word in text.split(separator: " ").map(String.init) {
            let sides = word.split(separator: "=", maxSplits: 1).map(String.init)
            switch (sides.first, sides.count) {
            case ("process", 2): wanted.processes.append(sides[1])
            case ("kind", 2): wanted.kinds.append(sides[1])
            case ("dataset", 2) where Int64(sides[1]) != nil: wanted.dataset = Int64(sides[1])
            default: words.append(word)
            }
        }
        try show(wanted, words)
        (query, filter) = (wanted, text)
    }

    /// Shows idle runs, or folds them.
    mutating func toggleAll() {
        query.showsAll.toggle()
        try? show(query, filter.split(separator: " ").map(String.init).filter { !$0.contains("=") })
    }

    private mutating func show(_ wanted: TimelineQuery, _ words: [String]) throws(InspectionProblem) {
        let sequence = sequence
        let text = RunTimelineText(timeline, wanted, page: PageStyle(palette: .plain))
        let patterns = words.map { GlobPattern("*\($0.lowercased())*") }
        let found = try timeline.items(wanted)
        items =
            patterns.isEmpty
            ? found
            : found.filter { item in
                let line = text.searchText(item).lowercased()
                return patterns.allSatisfy { $0.matches(line) }
            }
        chosen = max(0, (items.firstIndex { Self.sequence(of: $0) > sequence } ?? items.count) - 1)
    }

    private var sequence: Int { item.map(Self.sequence) ?? 0 }

    private static func sequence(of item: TimelineItem) -> Int {
        switch item {
        case .moment(let moment): moment.event.sequence
        case .fold(let moments): moments.first?.event.sequence ?? 0
        }
    }

    // MARK: Moving

    /// Takes a key that moves; false when it does not.
    mutating func take(_ key: Key, rows: Int) -> Bool {
        switch key {
        case .up, .character("k"): chosen -= 1
        case .down, .character("j"): chosen += 1
        case .pageUp, .control("b"): chosen -= rows
        case .pageDown, .control("f"), .character(" "): chosen += rows
        case .home, .character("g"): chosen = 0
        case .end, .character("G"): chosen = items.count - 1
        case .character("n"): jump(items.indices.dropFirst(chosen + 1))
        case .character("N"): jump(items.indices.prefix(chosen).reversed())
        default: return false
        }
        chosen = max(0, min(chosen, items.count - 1))
        return true
    }

    /// Goes to the first item at an instant, or the first one after it.
    mutating func go(to instant: SimulationInstant) {
        chosen = max(0, items.firstIndex { $0.time.map { $0 >= instant } ?? false } ?? items.count - 1)
    }

    /// Goes to the first of some items that tells of trouble.
    private mutating func jump(_ places: some Sequence<Int>) {
        let found = places.first { place in
            guard case .moment(let moment) = items[place] else { return false }
            return moment.isTrouble
        }
        if let found { chosen = found }
    }

    // MARK: Drawing

    /// The lines that the screen shows, the chosen one in reverse.
    mutating func screen(rows: Int, columns: Int, palette: Palette) -> [String] {
        guard !items.isEmpty else {
            return [ScreenText.cut("Nothing in the run fits; Esc shows everything.", to: columns)]
        }
        top = max(0, min(max(min(top, chosen), chosen - rows + 1), items.count - 1))
        let text = RunTimelineText(timeline, query, page: PageStyle(width: columns, palette: palette))
        let plain = RunTimelineText(timeline, query, page: PageStyle(width: columns, palette: .plain))
        return (top..<min(items.count, top + rows)).map { place in
            guard place == chosen else {
                return ColouredLine.window(text.row(items[place], width: columns), from: 0, width: columns)
            }
            let row = ColouredLine.window(plain.row(items[place], width: columns - 2), from: 0, width: columns - 2)
            let line = ScreenText.padded(row, to: columns - 2)
            // Without colours a sign says which line is chosen.
            return palette.isColoured ? "\u{1B}[7m\(line)\u{1B}[0m" : ScreenText.cut("> " + line, to: columns)
        }
    }
}
