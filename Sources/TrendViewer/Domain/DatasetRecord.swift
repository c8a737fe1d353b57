import Wire

/// A history with its wishlist, as notifications, mails and broadcasts tell of it.
struct DatasetRecord: Equatable {
    var historyID: Int
    var historySlug: String
    var datasetID: Int
    var status: DatasetStatus
    /// The raw number, because nothing but the callback of spvp_batch judges it.
    var spvpStatus: Int
    var createdAt: String
    var wishlist: Wishlist

    /// What an event on the group's channel carries (reference trend-viewer §6.1).
    func payload(status: DatasetStatus, spvpStatus: Int? = nil, errorMessage: String? = nil) -> JSONObject {
        var payload = JSONObject([
            ("wishlist_slug", .string(wishlist.slug)), ("history_slug", .string(historySlug)),
            ("dataset_id", JSONValue(datasetID)), ("status", JSONValue(status.rawValue)),
        ])
        if let spvpStatus { payload["spvp_status"] = JSONValue(spvpStatus) }
        if let errorMessage { payload["error_message"] = .string(errorMessage) }
        return payload
    }
}
