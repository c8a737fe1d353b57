import Wire

/// What the TV Python API says of a dataset (reference trend-viewer §2.3, EP-31).
struct DatasetDetail: Equatable {
    let status: RemoteStatus
    let progress: Int?
    let errorCode: String?
    let errorMessage: String?

    /// Reads an answer; nil when it is no object at all.
    init?(_ json: JSONValue) {
        guard json.object != nil else { return nil }
        status = RemoteStatus(json["status"])
        progress = json["progress"]?.integer.map { Int($0) }
        errorCode = json["error_code"]?.string
        errorMessage = json["error_message"]?.string
    }

    /// The reason of a failure, as `wishlist_dataset_histories.error_message` keeps it.
    var failureReason: String {
        switch (errorCode, errorMessage) {
        case (let code?, let message?): "\(code): \(message)"
        case (let code?, nil): code
        case (nil, let message?): message
        case (nil, nil): "the analysis failed without a reason"
        }
    }
}
