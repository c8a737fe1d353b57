package import Simulation

/// What became of the processes of a run, read from its event log.
package struct JobHistory {
    /// One process's life.
    package struct Job {
        package let name: String
        /// The number of the process.
        package let id: Int
        package let started: SimulationInstant
        /// When and how it ended; nil while it runs.
        package var ended: SimulationInstant?
        package var outcome: String?
        fileprivate let attributes: String
    }

    private var jobs: [Job] = []

    /// Reads the lives of all processes from a log.
    package init(_ log: EventLog) {
        var places: [Int: Int] = [:]
        let events = log.events
        for index in events.indices where Self.kinds.contains(events[index].kind) {
            let event = events[index]
            switch event.kind {
            case .processStarted:
                places[event.processID] = jobs.count
                jobs.append(
                    Job(name: event.subject, id: event.processID, started: event.time, attributes: event.detail)
                )
            case .processFinished: close(places[event.processID], event, "finished")
            case .processFailed: close(places[event.processID], event, "failed: \(event.detail)")
            case .processCrashed: close(places[event.processID], event, "crashed at step \(event.subject)")
            case .processHung: close(places[event.processID], event, "hangs at step \(event.subject)")
            default: continue
            }
        }
    }

    /// The last process of a name whose attributes hold all of the given ones.
    package func last(_ name: String, where attributes: [FaultAttribute] = []) -> Job? {
        jobs.last { job in
            guard job.name == name else { return false }
            let words = job.attributes.split(separator: " ")
            return attributes.allSatisfy { words.contains("\($0.name)=\($0.value)") }
        }
    }

    /// The process of a number; nil for the world itself.
    func process(_ id: Int) -> Job? { jobs.first { $0.id == id } }

    private static let kinds: [EventKind] = [
        .processStarted, .processFinished, .processFailed, .processCrashed, .processHung,
    ]

    /// Every process of a name, in the order of starting.
    package func all(_ name: String) -> [Job] {
        jobs.filter { $0.name == name }
    }

    private mutating func close(_ index: Int?, _ event: Event, _ outcome: String) {
        guard let index else { return }
        jobs[index].ended = event.time
        jobs[index].outcome = outcome
    }
}

extension JobHistory.Job {
    /// The life in a phrase: `analyzer_batch started at 00:30, crashed at step label at 00:47`.
    package func sentence(since start: SimulationInstant) -> String {
        let began = "\(name) started at \(started.text(since: start))"
        guard let ended, let outcome else { return "\(began) and still runs" }
        return "\(began), \(outcome) at \(ended.text(since: start))"
    }
}
