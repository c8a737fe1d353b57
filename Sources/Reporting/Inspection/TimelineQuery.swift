internal import Harness
internal import Messaging
internal import Scenarios
package import Simulation
internal import Storage
internal import Wire

/// Which part of a recorded run somebody wants to see.
package struct TimelineQuery: Sendable {
    /// Names of processes, in which `*` stands for anything; all of them when empty.
    package var processes: [String] = []
    /// The id of a dataset, which everything shown must speak of.
    package var dataset: Int64?
    /// Kinds of events, groups of them, or `story`; all of them when empty.
    package var kinds: [String] = []
    package var from: SimulationInstant?
    package var to: SimulationInstant?
    /// True to see idle runs too, and what is left out for being long.
    package var showsAll = false

    /// Makes a query for everything.
    package init() {}

    /// The kind that stands for the lines of the story which `tvsim run` tells.
    package static let story = "story"

    /// Words for several kinds, and which kinds they are.
    static let groups: [(name: String, kinds: [EventKind])] = [
        ("request", [.httpRequest, .httpResponse, .httpFailure]),
        ("command", [.commandExit]),
        ("message", [.slack, .pusher, .mail]),
        ("crash", [.processCrashed, .processHung, .processFailed]),
    ]

    /// What there can be in a run; one of a later version may have more.
    private static let kinds: [EventKind] = [
        .processStarted, .processFinished, .processFailed, .processCrashed, .processHung, .fault, .branch, .commandExit,
        .statusRefused, .change, .rollback, .httpRequest, .httpResponse, .httpFailure, .log, .slack, .pusher, .mail,
    ]

    /// Whether the kinds let an event pass: by its kind, by the first word of it, or by a group.
    func lets(_ kind: EventKind) -> Bool {
        kinds.isEmpty
            || kinds.contains { name in
                kind.rawValue == name || kind.rawValue.hasPrefix("\(name).")
                    || Self.groups.contains { $0.name == name && $0.kinds.contains(kind) }
            }
    }

    /// Makes sure that the names in it are names of the run.
    ///
    /// - Throws: `InspectionProblem` that names the nearest one.
    func check(against run: RecordedRun) throws(InspectionProblem) {
        for name in processes where !run.processNames.contains(where: GlobPattern(name).matches) {
            throw InspectionProblem("no process '\(name)' did anything in the run", name, among: run.processNames)
        }
        // A kind that there is, and that nothing in this run is of, is no mistake.
        let known = Set(run.eventKinds).union(Self.kinds.map(\.rawValue))
        let words = Set(
            known.flatMap { [$0, String($0.prefix { $0 != "." })] } + Self.groups.map(\.name) + [Self.story]
        )
        for name in kinds where !words.contains(name) {
            throw InspectionProblem("there is no kind '\(name)'", name, among: words.sorted(), tellsAll: true)
        }
        if kinds.contains(Self.story), kinds.count > 1 || dataset != nil {
            throw InspectionProblem("the story is no event: it goes with no other kind and with no dataset")
        }
        if let from, let to, from > to { throw InspectionProblem("the span ends before it begins") }
        guard let dataset, !run.hasDataset(dataset) else { return }
        let hasNone = run.datasetTables.isEmpty ? ", since the system \(run.report.system) has none" : ""
        throw InspectionProblem("the run has no dataset \(dataset)\(hasNone)")
    }
}

extension RecordedRun {
    fileprivate func hasDataset(_ id: Int64) -> Bool {
        capture.changes.contains { $0.rowID == id && datasetTables.contains($0.table) }
            || capture.tables.contains { datasetTables.contains($0.table.name) && $0.row(id) != nil }
    }
}
