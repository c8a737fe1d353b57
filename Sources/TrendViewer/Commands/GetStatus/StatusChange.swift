/// A change of status that has been written and not yet told: what steps 4 to 6 of seed 002 work on.
struct StatusChange {
    let record: DatasetRecord
    let status: DatasetStatus
    let detail: DatasetDetail
    /// The row of the user's notification; nil when it could not be stored.
    var notificationID: Int?
    /// How many viewpoint batches were created.
    var batchJobs = 0

    /// True when `CancelCrawlerScheduleOnceJob` has something to clean up.
    var endsManualTraining: Bool {
        status == .completed && (record.wishlist.isManualRequest || record.wishlist.trainingSchedule == .once)
    }
}
