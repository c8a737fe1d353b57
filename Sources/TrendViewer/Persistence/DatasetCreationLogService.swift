import Storage

/// Writes `wishlist_dataset_creation_logs`, the audit trail that operators query (seed 002, "Check Recent Status
/// Changes").
///
/// Every method throws `DatabaseError`, or what stops the process itself.
struct DatasetCreationLogService {
    /// The kinds of event; the operators' queries name the first and the last.
    enum EventType: String {
        case statusUpdate = "Status Update"
        case create = "Create"
        case failure = "Failure"
    }

    let workflow: WorkflowContext

    /// Notes a change of status.
    ///
    /// - Returns: the id of the row.
    @discardableResult
    func logStatusChangeEvent(
        _ record: DatasetRecord,
        from old: DatasetStatus,
        to new: DatasetStatus
    ) async throws -> Int {
        try await insert(
            .statusUpdate,
            wishlistID: record.wishlist.id,
            historyID: record.historyID,
            "Dataset status changed: \(old.rawValue) -> \(new.rawValue)"
        )
    }

    /// Notes that a status could not be taken over; a failure that repeats itself at every run is noted once.
    func logStatusFailure(_ record: DatasetRecord, _ reason: String) async throws {
        let message = "Dataset status update failed: \(reason)"
        let sql = """
            SELECT event_type, message FROM gb_console.wishlist_dataset_creation_logs \
            WHERE wishlist_dataset_history_id = ? ORDER BY id DESC LIMIT 1
            """
        let last = try workflow.console.query(sql, [SQLValue(record.historyID)]).first
        guard last?.text("event_type") != EventType.failure.rawValue || last?.text("message") != message else { return }
        try await insert(.failure, wishlistID: record.wishlist.id, historyID: record.historyID, message)
    }

    /// Notes that a dataset was created.
    func logCreation(_ wishlist: Wishlist, historyID: Int, datasetID: Int) async throws {
        try await insert(
            .create,
            wishlistID: wishlist.id,
            historyID: historyID,
            "Dataset \(datasetID) created with status \(DatasetStatus.pending.label)"
        )
    }

    /// Notes that a dataset could not be created; there is no history to name.
    func logCreationFailure(_ wishlist: Wishlist, _ reason: String) async throws {
        try await insert(.failure, wishlistID: wishlist.id, historyID: nil, "Dataset creation failed: \(reason)")
    }

    @discardableResult
    private func insert(
        _ event: EventType,
        wishlistID: Int,
        historyID: Int?,
        _ message: String
    ) async throws -> Int {
        let sql = """
            INSERT INTO gb_console.wishlist_dataset_creation_logs \
            (wishlist_to_group_id, wishlist_dataset_history_id, event_type, message, created_at) \
            VALUES (?, ?, ?, ?, ?)
            """
        let result = try await workflow.console.execute(
            sql,
            [SQLValue(wishlistID), SQLValue(historyID), SQLValue(event.rawValue), SQLValue(message), workflow.now]
        )
        return result.lastInsertID
    }
}
