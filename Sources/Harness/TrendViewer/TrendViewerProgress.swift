import Simulation
import Storage
import TrendViewer

/// What can be unfinished in the workflow, and who should take it next (seed 000).
enum TrendViewerProgress {
    static let rules: [ProgressRule] =
        DataType.allCases.map(crawlTargets) + [
            wishlists, datasets, histories, untoldHistories, batchJobs, batchLogs,
        ]

    // MARK: Jobs

    static func sentence(of job: JobHistory.Job?, _ name: String, _ unfinished: ProgressCase) -> String {
        job?.sentence(since: unfinished.session.process.world.start) ?? "\(name) was never started for it"
    }

    // MARK: Selections

    /// The conditions of a selection that a row does not meet, in a sentence; nil when the row is picked.
    static func notPicked(by selection: Selection, _ unfinished: ProgressCase) throws -> String? {
        let failed = try selection.explain(rowID: unfinished.id, in: unfinished.session).filter { !$0.holds }
        guard !failed.isEmpty else { return nil }
        let table = unfinished.catalog.table(selection.table)
        let parts = failed.map { condition, _, actual in
            let word = actual.int.flatMap { table?.labels(for: condition.shows)?.name(of: Int64($0)) }
            return "\(condition.name) is \(word ?? actual.plainDescription), needs \(condition.needs)"
        }
        return "\(selection.name) does not select it: \(parts.joined(separator: "; "))"
    }
}
