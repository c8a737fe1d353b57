import Wire

/// What users are told when a dataset ends: the documents' `DatasetNotification` (seed 002, "Notification Services").
struct DatasetNotification: Equatable {
    /// The two kinds.
    enum Kind: String {
        case datasetCompleted = "dataset_completed"
        case datasetFailed = "dataset_failed"

        /// The kind in log lines.
        var word: String {
            switch self {
            case .datasetCompleted: "success"
            case .datasetFailed: "failure"
            }
        }
    }

    let kind: Kind
    let record: DatasetRecord
    let message: String

    init(_ kind: Kind, _ change: StatusChange) {
        self.kind = kind
        record = change.record
        message =
            switch kind {
            case .datasetCompleted: "The analysis of '\(change.record.wishlist.name)' is complete."
            case .datasetFailed:
                "The analysis of '\(change.record.wishlist.name)' has failed: \(change.detail.failureReason)"
            }
    }

    /// The subject of the mail.
    var subject: String {
        switch kind {
        case .datasetCompleted: "Dataset completed: \(record.wishlist.name)"
        case .datasetFailed: "Dataset failed: \(record.wishlist.name)"
        }
    }

    /// The column `notifications.data`.
    var data: JSONValue {
        [
            "kind": .string(kind.rawValue), "history_id": JSONValue(record.historyID),
            "history_slug": .string(record.historySlug), "wishlist_slug": .string(record.wishlist.slug),
            "dataset_id": JSONValue(record.datasetID), "message": .string(message),
        ]
    }
}
