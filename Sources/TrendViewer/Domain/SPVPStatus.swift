/// How far the mapping of specific viewpoints is: `wishlist_dataset_histories.spvp_status` (seed 000, "SPVP Status").
package enum SPVPStatus: Int, StatusCode {
    case pending = 1
    case analyzing = 2
    case completed = 3
    case failed = 9

    package var words: [String] {
        switch self {
        case .pending: ["Pending"]
        case .analyzing: ["Analyzing"]
        case .completed: ["Completed", "Complete"]
        case .failed: ["Failed"]
        }
    }

    /// Returns true when the change is legal (reference trend-viewer §4).
    package func canBecome(_ next: SPVPStatus) -> Bool {
        switch (self, next) {
        case (.pending, .analyzing), (.analyzing, .completed), (.analyzing, .failed): true
        case (.pending, _), (.analyzing, _), (.completed, _), (.failed, _): false
        }
    }
}
