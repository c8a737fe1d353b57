/// How far one OpenAI batch is: `batch_jobs_vp_logs.status` (reference trend-viewer §3.5).
package enum BatchLogStatus: Int, StatusCode {
    case pending = 1
    case completed = 2
    case failed = 9

    package var words: [String] {
        switch self {
        case .pending: ["Pending"]
        case .completed: ["Completed"]
        case .failed: ["Failed"]
        }
    }

    /// Returns true when the change is legal.
    package func canBecome(_ next: BatchLogStatus) -> Bool {
        self == .pending && next != .pending
    }
}
