/// A change of status that has been written and not yet told: what steps 4 to 6 of seed 002 work on.
struct StatusChange {
    let record: DatasetRecord
    let status: DatasetStatus
    let detail: DatasetDetail
    /// The rows of the users' notifications; nil when they could not be stored.
    var notificationIDs: [Int]?
    /// How many viewpoint batches were created.
    var batchJobs = 0

    /// True when `CancelCrawlerScheduleOnceJob` has something to clean up.
    var endsManualTraining: Bool {
        status == .completed && (record.wishlist.isManualRequest || record.wishlist.trainingSchedule == .once)
    }
}
