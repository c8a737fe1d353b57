/// How far a dataset is: `wishlist_dataset_histories.status`, and what the TV Python API reports
/// (seeds 000 and 002; 2 is called Processing there and Analyzing here, reference trend-viewer Q-02).
package enum DatasetStatus: Int, StatusCode {
    case pending = 1
    case analyzing = 2
    case completed = 3
    case failed = 9

    package var words: [String] {
        switch self {
        case .pending: ["Pending"]
        case .analyzing: ["Analyzing", "Processing"]
        case .completed: ["Completed", "Complete"]
        case .failed: ["Failed"]
        }
    }

    /// Returns true when the change is legal: forwards only, and a poll may have missed the middle (FM-38).
    package func canBecome(_ next: DatasetStatus) -> Bool {
        switch (self, next) {
        case (.pending, .analyzing), (.pending, .completed), (.pending, .failed): true
        case (.analyzing, .completed), (.analyzing, .failed): true
        case (.pending, .pending), (.analyzing, .analyzing), (.analyzing, .pending): false
        case (.completed, _), (.failed, _): false
        }
    }
}
