/// Whether a staged ranking was taken over: `t_category_rankings.status`, `t_sq_rankings.status` (reference
/// trend-viewer §3.5).
package enum SyncStatus: Int, StatusCode {
    case notSynced = 0
    case synced = 1

    package var words: [String] {
        switch self {
        case .notSynced: ["NotSynced"]
        case .synced: ["Synced"]
        }
    }
}
