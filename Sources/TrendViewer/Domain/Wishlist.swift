/// A wishlist of a group, as `wishlist_to_groups` keeps it (reference trend-viewer §3.1, T-01).
struct Wishlist: Equatable {
    var id: Int
    var name: String
    var slug: String
    var groupID: Int
    var trainingStatus: TrainingStatus
    var trainingSchedule: TrainingSchedule
    var isManualRequest: Bool
}
