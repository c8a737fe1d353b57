import Storage

extension Wishlist {
    /// Reads a row of `wishlist_to_groups`.
    init(_ row: Row) {
        id = row.int("id")
        name = row.text("name")
        slug = row.text("slug")
        groupID = row.int("group_id")
        trainingStatus = TrainingStatus(rawValue: row.int("training_status")) ?? .off
        trainingSchedule = TrainingSchedule(rawValue: row.int("training_schedule")) ?? .none
        isManualRequest = row.bool("manual_request")
    }
}
