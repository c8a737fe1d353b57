internal import Harness
package import Simulation
internal import Wire

/// One line of a timeline: an event, or idle runs that follow one another.
package enum TimelineItem: Sendable {
    case moment(RunTimeline.Moment)
    case fold([RunTimeline.Moment])

    /// When it happened, or began.
    package var time: SimulationInstant? {
        switch self {
        case .moment(let moment): moment.event.time
        case .fold(let moments): moments.first?.event.time
        }
    }
}

extension RunTimeline {
    /// The lines of what a query asks for: one an event, and one for all idle runs that follow one another.
    ///
    /// - Throws: `InspectionProblem` when it names what is not in the run.
    package func items(_ query: TimelineQuery) throws(InspectionProblem) -> [TimelineItem] {
        items(of: try moments(query), for: query)
    }

    /// The lines of events that a query has asked for.
    func items(of moments: [Moment], for query: TimelineQuery) -> [TimelineItem] {
        var items: [TimelineItem] = []
        var idle: [Moment] = []
        for moment in moments {
            // Who looks on for the harness is no part of the run.
            if query.leavesOut, moment.event.process == Observer.name { continue }
            if query.leavesOut, moment.isIdle {
                idle.append(moment)
                continue
            }
            guard !query.leavesOut || moment.isTold else { continue }
            end(&idle, query, into: &items)
            items.append(.moment(moment))
        }
        end(&idle, query, into: &items)
        return items
    }

    /// Folds idle runs into one line; those of services that only answered what is told anyway go without one.
    private func end(_ idle: inout [Moment], _ query: TimelineQuery, into items: inout [TimelineItem]) {
        defer { idle = [] }
        let isNarrowed = !query.processes.isEmpty || query.dataset != nil
        let hasOwn = idle.contains { $0.event.kind == .processStarted && !$0.isServing }
        if isNarrowed ? !idle.isEmpty : hasOwn { items.append(.fold(idle)) }
    }
}

extension TimelineQuery {
    /// Whether what a person need not see is left out.
    var leavesOut: Bool { kinds.isEmpty && !showsAll }
}

extension RunTimeline.Moment {
    /// False for what a person need not see unless he asks: that a branch was taken, lines of a log that tell of no
    /// trouble, and lives of processes where something else says the same.
    fileprivate var isTold: Bool {
        switch event.kind {
        case .branch, .processFinished: false
        case .processStarted: !event.detail.isEmpty && !isServing
        case .log: isTrouble
        default: true
        }
    }

    /// Whether a process begins here that answers a request.
    fileprivate var isServing: Bool { event.detail.hasPrefix("method=") }

    /// True for what should not happen in a run that goes well.
    package var isTrouble: Bool {
        switch event.kind {
        case .fault, .processFailed, .processCrashed, .processHung, .statusRefused, .httpFailure: true
        case .commandExit: event.subject != "exit 0"
        case .log: event.logLevel?.isTrouble == true
        default: false
        }
    }
}
