import TrendViewer
import TrendViewerServices

/// The branches that seeds 000, 001 and 002 document, each with a sentence in our own words: the one home of these texts.
///
/// The workflow marks a branch by `Branch`, the simulators by `ServiceBranch`, on the line that takes it; those of seed
/// 002's troubleshooting are taken by `TrendViewerTroubleshooting`, which no code of the workflow could do.
enum TrendViewerBranches {
    /// Every branch, in the order of the documents.
    static let all = seed000 + seed001 + seed002

    /// The ids that something can mark: the code, or a check of a finished run.
    static let marks =
        Set(Branch.allCases.map(\.rawValue)).union(ServiceBranch.allCases.map(\.rawValue))
        .union(TrendViewerTroubleshooting.checks.map(\.branch))
}
