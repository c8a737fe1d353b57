/// How often a wishlist is trained: `wishlist_to_groups.training_schedule` (reference trend-viewer §3.1).
package enum TrainingSchedule: Int, StatusCode {
    case none = 0
    /// Once, by hand; `CancelCrawlerScheduleOnceJob` cleans it up.
    case once = 1
    case recurring = 2

    package var words: [String] {
        switch self {
        case .none: ["None"]
        case .once: ["Once"]
        case .recurring: ["Recurring"]
        }
    }
}
