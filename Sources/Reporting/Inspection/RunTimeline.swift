package import Harness
internal import Messaging
package import Simulation
internal import Storage
internal import Wire

/// The events of a recorded run as a person wants to read them: whose they are, what they say, which are idle.
package struct RunTimeline {
    /// One event with what it is known to be.
    package struct Moment: Sendable {
        package let event: Event
        /// The number of the request that it is about, from 1; nil for one about none.
        package let exchange: Int?
        /// True when it belongs to a run of a process that changed nothing and told nobody anything.
        package let isIdle: Bool
    }

    package let run: RecordedRun
    /// Every event, in order.
    package let moments: [Moment]
    private let changeByEvent: [Int: RowChange]
    private let messages: MessagePlaces

    /// Reads the timeline of a run.
    package init(_ run: RecordedRun) {
        self.run = run
        let lives = ProcessLife.all(in: run.capture, until: run.report.end, routine: run.routineMessages)
        let idle = Set(lives.filter(\.isIdle).map(\.id))
        let numbers = ExchangePlaces(run.capture).numbers
        moments = run.capture.events.map { event in
            Moment(
                event: event,
                exchange: numbers[event.sequence],
                isIdle: idle.contains(event.processID) || event.process == Observer.name
            )
        }
        changeByEvent = Dictionary(zip(run.changePlaces, run.capture.changes)) { first, _ in first }
        messages = MessagePlaces(run.capture)
    }

    /// The events that a query asks for.
    ///
    /// - Throws: `InspectionProblem` when it names what is not in the run.
    package func moments(_ query: TimelineQuery) throws(InspectionProblem) -> [Moment] {
        try query.check(against: run)
        let names = run.processNames.filter { name in query.processes.contains { GlobPattern($0).matches(name) } }
        let mention = query.dataset.map { RowMention(tables: run.datasetTables, id: $0) }
        let about = mention.map { mention in processes(about: mention) } ?? []
        // Two events tell of a request, and its bodies are long.
        let exchanges = mention.map { run.capture.exchanges.map($0.isIn) } ?? []
        return moments.filter { moment in
            let event = moment.event
            return query.lets(event.kind)
                && (query.processes.isEmpty || event.process.map(names.contains) ?? false)
                && (query.from.map { event.time >= $0 } ?? true) && (query.to.map { event.time <= $0 } ?? true)
                && (mention.map { speaks(moment, of: $0, exchanges) || isLife(event, of: about) } ?? true)
        }
    }

    /// The story as `tvsim run` tells it, as far as a query lets it pass.
    package func story(_ query: TimelineQuery) throws(InspectionProblem) -> [TimelineEntry] {
        try query.check(against: run)
        return run.report.timeline.filter { entry in
            (query.processes.isEmpty || query.processes.contains { GlobPattern($0).matches(entry.actor) })
                && (query.from.map { entry.time >= $0 } ?? true) && (query.to.map { entry.time <= $0 } ?? true)
        }
    }

    /// The change of a row that an event tells of.
    func change(at moment: Moment) -> RowChange? { changeByEvent[moment.event.sequence] }

    /// The Slack message that an event tells of.
    func slack(at moment: Moment) -> SlackMessage? {
        messages.slack[moment.event.sequence].map { run.capture.slack[$0] }
    }

    // MARK: Datasets

    /// The processes that were started for a row.
    private func processes(about mention: RowMention) -> Set<Int> {
        Set(
            run.capture.events.filter { $0.kind == .processStarted && mention.isIn(text: $0.detail) }.map(\.processID)
        )
    }

    private func isLife(_ event: Event, of processes: Set<Int>) -> Bool {
        processes.contains(event.processID)
            && (event.kind.rawValue.hasPrefix("process.") || event.kind == .commandExit || event.kind == .fault)
    }

    /// Whether an event speaks of a row; `exchanges` says it of every request.
    private func speaks(_ moment: Moment, of mention: RowMention, _ exchanges: [Bool]) -> Bool {
        let event = moment.event
        switch event.kind {
        case .change: return change(at: moment).map { mention.isIn($0, of: table(of: $0)) } ?? false
        case .slack: return slack(at: moment).map(mention.isIn) ?? false
        case .pusher: return messages.pusher[event.sequence].map { mention.isIn(run.capture.pusher[$0]) } ?? false
        case .mail: return messages.mail[event.sequence].map { mention.isIn(run.capture.mail[$0]) } ?? false
        default:
            if let number = moment.exchange { return exchanges[number - 1] }
            return mention.isIn(text: event.detail)
        }
    }

    private func table(of change: RowChange) -> Table? {
        run.capture.tables.first { $0.table.name == change.table }?.table
    }
}

/// Where the messages of a run stand among its events, which has one event for each.
private struct MessagePlaces {
    var slack: [Int: Int] = [:]
    var pusher: [Int: Int] = [:]
    var mail: [Int: Int] = [:]

    init(_ capture: RunCapture) {
        for index in capture.events.indices {
            switch capture.events[index].kind {
            case .slack where slack.count < capture.slack.count: slack[index] = slack.count
            case .pusher where pusher.count < capture.pusher.count: pusher[index] = pusher.count
            case .mail where mail.count < capture.mail.count: mail[index] = mail.count
            default: continue
            }
        }
    }
}

/// Which request each event is about: the one that it sends, or the first unanswered one of its process that it answers.
private struct ExchangePlaces {
    private(set) var numbers: [Int: Int] = [:]

    init(_ capture: RunCapture) {
        var open: [Int: [(subject: String, number: Int)]] = [:]
        var exchanges = capture.exchanges.enumerated().makeIterator()
        var next = exchanges.next()
        for event in capture.events {
            switch event.kind {
            case .httpRequest:
                guard let (index, _) = next else { continue }
                next = exchanges.next()
                numbers[event.sequence] = index + 1
                open[event.processID, default: []].append((event.subject, index + 1))
            case .httpResponse, .httpFailure:
                guard let place = open[event.processID]?.firstIndex(where: { $0.subject == event.subject }) else {
                    continue
                }
                numbers[event.sequence] = open[event.processID]?.remove(at: place).number
            default: continue
            }
        }
    }
}
