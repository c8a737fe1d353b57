import Storage

/// Reads and writes viewpoint batches, their logs and their results in gb_analyzer (reference trend-viewer §3.5).
///
/// Every method throws `DatabaseError`, or what stops the process itself.
struct BatchJobViewpointRepository {
    /// One submitted batch: a row of `batch_jobs_vp_logs` with its job.
    struct Log: Equatable {
        let id: Int
        let batchID: String
        let job: ViewpointBatch
    }

    let workflow: WorkflowContext

    private var session: Session { workflow.analyzer }

    /// Notes that a batch was submitted.
    func recordSubmission(_ job: ViewpointBatch, batchID: String) async throws {
        let sql = """
            INSERT INTO gb_analyzer.batch_jobs_vp_logs (batch_jobs_vp_id, openai_batch_id, status, created_at, \
            updated_at) VALUES (?, ?, ?, ?, ?)
            """
        try await session.execute(
            sql,
            [
                SQLValue(job.id), SQLValue(batchID), SQLValue(BatchLogStatus.pending.rawValue), workflow.now,
                workflow.now,
            ]
        )
        let update = "UPDATE gb_analyzer.batch_jobs_vps SET log_creation_status = ?, updated_at = ? WHERE id = ?"
        try await session.execute(
            update,
            [SQLValue(BatchJobStatus.created.rawValue), workflow.now, SQLValue(job.id)]
        )
    }

    /// The batches that have not ended, as many as one run looks at.
    func pendingLogs(limit: Int) throws -> [Log] {
        try session.select(Selections.batchLogs, limit: limit).compactMap { row in
            let sql = "SELECT * FROM gb_analyzer.batch_jobs_vps WHERE id = ?"
            guard let job = try session.query(sql, [row["batch_jobs_vp_id"]]).first,
                let batchID = row.textOrNil("openai_batch_id")
            else { return nil }
            return Log(id: row.int("id"), batchID: batchID, job: ViewpointBatch(job))
        }
    }

    /// Stores which sentences speak of the viewpoint.
    func store(_ sentences: [Int], for log: Log) async throws {
        let sql = """
            INSERT INTO gb_analyzer.review_sentences_wl_spec_vp (review_sentence_id, wl_spec_vp_id, created_at) \
            VALUES (?, ?, ?)
            """
        for sentence in sentences {
            try await session.execute(sql, [SQLValue(sentence), SQLValue(log.job.viewpointID), workflow.now])
        }
    }

    /// Ends a batch.
    func mark(_ log: Log, _ status: BatchLogStatus) async throws {
        let sql = "UPDATE gb_analyzer.batch_jobs_vp_logs SET status = ?, updated_at = ? WHERE id = ?"
        try await session.execute(sql, [SQLValue(status.rawValue), workflow.now, SQLValue(log.id)])
    }

    /// How many batches of a history have not been mapped to their end.
    func openBatches(historyID: Int) throws -> Int {
        let sql = """
            SELECT COUNT(*) AS n FROM gb_analyzer.batch_jobs_vps j WHERE j.wishlist_dataset_history_id = ? \
            AND NOT EXISTS (SELECT 1 FROM gb_analyzer.batch_jobs_vp_logs l \
            WHERE l.batch_jobs_vp_id = j.id AND l.status = 2)
            """
        return try session.query(sql, [SQLValue(historyID)]).first?.int("n") ?? 0
    }
}
