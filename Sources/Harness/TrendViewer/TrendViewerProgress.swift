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

    /// The first condition of a selection that a row does not meet, in a sentence; nil when the row is picked.
    static func notPicked(by selection: Selection, _ unfinished: ProgressCase) throws -> String? {
        let failed = try selection.explain(rowID: unfinished.id, in: unfinished.session).first { !$0.holds }
        guard let failed else { return nil }
        return "\(selection.name) does not select it: \(failed.condition.name) is \(failed.actual.plainDescription), "
            + "needs \(failed.condition.needs)"
    }
}
