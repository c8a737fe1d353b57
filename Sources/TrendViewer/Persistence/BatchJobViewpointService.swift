import Simulation
import Storage

/// Creates the batch jobs that map specific viewpoints to sentences (seed 002, step 4).
///
/// The rows stand in gb_analyzer, which is another server: what is inserted stays when the console rolls back (FM-33).
struct BatchJobViewpointService {
    let workflow: WorkflowContext

    /// Inserts one job for each specific viewpoint of the wishlist, if any is needed.
    ///
    /// - Returns: the ids of the jobs.
    /// - Throws: `DatabaseError`, or what stops the process itself.
    func createBatchJobsIfNeeded(_ record: DatasetRecord) async throws -> [Int] {
        guard needsBatchJobs else { return [] }
        let viewpoints = try ViewpointRepository(workflow: workflow).specificViewpointIDs(
            wishlistID: record.wishlist.id
        )
        let sql = """
            INSERT INTO gb_analyzer.batch_jobs_vps (wishlist_dataset_history_id, dataset_id, wl_spec_vp_id, \
            log_creation_status, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)
            """
        var ids: [Int] = []
        for viewpoint in viewpoints {
            let result = try await workflow.analyzer.execute(
                sql,
                [
                    SQLValue(record.historyID), SQLValue(record.datasetID), SQLValue(viewpoint),
                    SQLValue(BatchJobStatus.pending.rawValue), workflow.now, workflow.now,
                ]
            )
            ids.append(result.lastInsertID)
        }
        return ids
    }

    // With spvp_batch at work the rows are a marker that nobody consumes (reference trend-viewer Q-03).
    private var needsBatchJobs: Bool {
        switch workflow.settings[TrendViewerSettings.spvpEngine] {
        case .openai: true
        case .qwen: workflow.settings[TrendViewerSettings.writeBatchJobs]
        }
    }
}
