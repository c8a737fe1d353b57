/// Whether a wishlist is trained again: `wishlist_to_groups.training_status` (seed 001, case 3).
package enum TrainingStatus: Int, StatusCode {
    case off = 0
    case on = 1

    package var words: [String] {
        switch self {
        case .off: ["Off"]
        case .on: ["On"]
        }
    }

    /// Returns true when the change is legal: the same value again is not one.
    package func canBecome(_ next: TrainingStatus) -> Bool { self != next }
}
