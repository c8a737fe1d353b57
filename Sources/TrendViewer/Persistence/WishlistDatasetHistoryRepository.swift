import Simulation
import Storage

/// Reads and writes `wishlist_dataset_histories` (seeds 001 and 002).
///
/// Every method throws `DatabaseError`, or what stops the process itself.
struct WishlistDatasetHistoryRepository {
    let workflow: WorkflowContext

    private var session: Session { workflow.console }

    /// The histories that `dataset:get-status` asks about, with their wishlists.
    func getPendingAndAnalyzingRecords(datasetID: Int?) throws -> [DatasetRecord] {
        try session.select(Selections.unfinishedHistories(datasetID: datasetID)).compactMap(record)
    }

    /// Returns true when any history, finished or not, has the dataset.
    func exists(datasetID: Int) throws -> Bool {
        let sql = "SELECT id FROM gb_console.wishlist_dataset_histories WHERE dataset_id = ? LIMIT 1"
        return try !session.query(sql, [SQLValue(datasetID)]).isEmpty
    }

    /// The history with an id, or nil.
    func find(id: Int) throws -> DatasetRecord? {
        let sql = "SELECT * FROM gb_console.wishlist_dataset_histories WHERE id = ?"
        return try session.query(sql, [SQLValue(id)]).first.flatMap(record)
    }

    /// The history with a slug, or nil.
    func find(slug: String) throws -> DatasetRecord? {
        let sql = "SELECT * FROM gb_console.wishlist_dataset_histories WHERE slug = ?"
        return try session.query(sql, [SQLValue(slug)]).first.flatMap(record)
    }

    /// The reason of a failure, as it was kept.
    func errorMessage(of record: DatasetRecord) throws -> String? {
        let sql = "SELECT error_message FROM gb_console.wishlist_dataset_histories WHERE id = ?"
        return try session.query(sql, [SQLValue(record.historyID)]).first?.textOrNil("error_message")
    }

    /// The first unfinished history of a wishlist, or nil.
    func running(wishlistID: Int) throws -> DatasetRecord? {
        let sql = """
            SELECT * FROM gb_console.wishlist_dataset_histories \
            WHERE wishlist_to_group_id = ? AND status IN (1, 2) ORDER BY id LIMIT 1
            """
        return try session.query(sql, [SQLValue(wishlistID)]).first.flatMap(record)
    }

    func transactionBegin() throws { try session.begin() }
    func transactionCommit() throws { try session.commit() }
    func transactionRollback() { session.rollback() }

    /// Inserts a history: Pending, SPVP Pending.
    ///
    /// - Returns: its id.
    func create(wishlistID: Int, datasetID: Int, slug: String, config: String) async throws -> Int {
        let sql = """
            INSERT INTO gb_console.wishlist_dataset_histories \
            (wishlist_to_group_id, dataset_id, slug, status, spvp_status, config, created_at, updated_at) \
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """
        let result = try await session.execute(
            sql,
            [
                SQLValue(wishlistID), SQLValue(datasetID), SQLValue(slug), SQLValue(DatasetStatus.pending.rawValue),
                SQLValue(SPVPStatus.pending.rawValue), SQLValue(config), workflow.now, workflow.now,
            ]
        )
        return result.lastInsertID
    }

    /// Sets the status; with Completed, the same statement begins the SPVP stage (seed 000, phase 4).
    ///
    /// The old status is no condition: a second run at the same time writes again, as documented (FM-37).
    func updateDatasetStatus(_ record: DatasetRecord, to status: DatasetStatus) async throws {
        let stage = status == .completed ? ", spvp_status = \(SPVPStatus.analyzing.rawValue)" : ""
        let sql = "UPDATE gb_console.wishlist_dataset_histories SET status = ?\(stage), updated_at = ? WHERE id = ?"
        try await session.execute(sql, [SQLValue(status.rawValue), workflow.now, SQLValue(record.historyID)])
    }

    /// Sets the SPVP status.
    func updateSPVPStatus(_ record: DatasetRecord, to status: SPVPStatus) async throws {
        let sql = "UPDATE gb_console.wishlist_dataset_histories SET spvp_status = ?, updated_at = ? WHERE id = ?"
        try await session.execute(sql, [SQLValue(status.rawValue), workflow.now, SQLValue(record.historyID)])
    }

    /// Keeps the reason of a failure.
    func updateErrorMessage(_ record: DatasetRecord, _ reason: String) async throws {
        let sql = "UPDATE gb_console.wishlist_dataset_histories SET error_message = ?, updated_at = ? WHERE id = ?"
        try await session.execute(sql, [SQLValue(reason), workflow.now, SQLValue(record.historyID)])
    }

    // A status that is none of the documented ones is nobody's record.
    private func record(_ row: Row) throws -> DatasetRecord? {
        guard let status = DatasetStatus(rawValue: row.int("status")),
            let wishlist = try WishlistToGroupRepository(workflow: workflow).find(
                id: row.int("wishlist_to_group_id")
            )
        else { return nil }
        return DatasetRecord(
            historyID: row.int("id"),
            historySlug: row.text("slug"),
            datasetID: row.int("dataset_id"),
            status: status,
            spvpStatus: row.int("spvp_status"),
            createdAt: row.textOrNil("created_at") ?? "",
            wishlist: wishlist
        )
    }
}
