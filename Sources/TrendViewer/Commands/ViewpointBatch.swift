import Storage

/// One specific viewpoint of a completed dataset that is to be mapped: a row of `batch_jobs_vps`.
struct ViewpointBatch: Equatable {
    let id: Int
    let historyID: Int
    let datasetID: Int
    let viewpointID: Int

    /// Reads a row.
    init(_ row: Row) {
        id = row.int("id")
        historyID = row.int("wishlist_dataset_history_id")
        datasetID = row.int("dataset_id")
        viewpointID = row.int("wl_spec_vp_id")
    }
}
