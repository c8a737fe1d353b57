/// Whether the log rows of a viewpoint batch exist: `batch_jobs_vps.log_creation_status` (reference trend-viewer §3.5).
package enum BatchJobStatus: Int, StatusCode {
    case pending = 1
    case created = 2
    case failed = 9

    package var words: [String] {
        switch self {
        case .pending: ["Pending"]
        case .created: ["Created"]
        case .failed: ["Failed"]
        }
    }

    /// Returns true when the change is legal.
    package func canBecome(_ next: BatchJobStatus) -> Bool {
        self == .pending && next != .pending
    }
}
