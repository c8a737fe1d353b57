import Simulation
import Storage
import Wire

/// Has the TV Python API create a dataset of a wishlist, and records it (seed 001, steps 2 to 4).
struct ProductAnalysisService {
    let workflow: WorkflowContext

    /// Prepares, sends, records, and begins the analysis.
    ///
    /// - Returns: the new history.
    /// - Throws: `APIError` 422, 500 or 503, `DatabaseError`, or what stops the process itself.
    func createDatasetForWishlistToGroup(_ wishlist: Wishlist) async throws -> DatasetRecord {
        try await workflow.step("prepare", .wishlist(wishlist.slug))
        let material = try DatasetMaterial(wishlist: wishlist, workflow: workflow, countsSentences: false)
        if let lack = material.lack(in: workflow.settings) {
            workflow.mark(.createAnalysisIncomplete)
            throw APIError(status: 422, code: "DATA_INCOMPLETE", message: "the wishlist is not complete: \(lack)")
        }
        workflow.mark(.createAnalysisPrepare)
        try await workflow.step("send", .wishlist(wishlist.slug))
        let datasetID = try await send(material)
        try await workflow.step("record", .wishlist(wishlist.slug), .dataset(datasetID))
        let record = try await record(wishlist, datasetID, material)
        try await workflow.step("monitor", .wishlist(wishlist.slug), .dataset(datasetID))
        try await startAnalysis(record)
        return record
    }

    private func send(_ material: DatasetMaterial) async throws -> Int {
        do {
            let id = try await AnalyzerApiService(workflow: workflow).createDataset(material.request)
            workflow.mark(.createAnalysisCreated)
            return id
        } catch let error as AnalyzerApiError {
            workflow.mark(Self.branch(of: error))
            workflow.log.error("AnalyzerApiService could not create the dataset: \(error)", error.context)
            throw APIError(status: 503, code: "ANALYZER_UNAVAILABLE", message: "the dataset was not created: \(error)")
        }
    }

    /// The dataset exists there already: an error here leaves it an orphan (FM-15).
    private func record(
        _ wishlist: Wishlist,
        _ datasetID: Int,
        _ material: DatasetMaterial
    ) async throws -> DatasetRecord {
        let histories = WishlistDatasetHistoryRepository(workflow: workflow)
        do {
            let id = try await histories.create(
                wishlistID: wishlist.id,
                datasetID: datasetID,
                slug: Slug.history(wishlist: wishlist.slug, datasetID: datasetID),
                config: material.request.text
            )
            workflow.mark(.createAnalysisHistory)
            try await DatasetCreationLogService(workflow: workflow).logCreation(
                wishlist,
                historyID: id,
                datasetID: datasetID
            )
            guard let record = try histories.find(id: id) else { throw APIError.system }
            return record
        } catch let error as DatabaseError {
            workflow.mark(.createAnalysis500Database)
            workflow.log.error("dataset \(datasetID) was created and could not be recorded: \(error)")
            throw APIError.database
        }
    }

    /// Starts analyzer_batch; where that fails the history stays Pending, as after `dataset:create` (FM-17).
    private func startAnalysis(_ record: DatasetRecord) async throws {
        do {
            let execution = try await CloudRunService(workflow: workflow).runAnalyzer(datasetID: record.datasetID)
            workflow.log.info("analyzer_batch started for dataset \(record.datasetID): \(execution)")
        } catch let error as ServiceCallError {
            workflow.log.error("analyzer_batch could not be started for dataset \(record.datasetID): \(error)")
            try await workflow.slack.send(
                SlackNotice(
                    severity: .error,
                    kind: .analyzerTriggerFailed,
                    text: "analyzer_batch could not be started: \(error)",
                    hint: "Start the job by hand; nothing else will.",
                    datasetIDs: [record.datasetID],
                    wishlistSlugs: [record.wishlist.slug]
                )
            )
        }
    }

    private static func branch(of error: AnalyzerApiError) -> Branch {
        switch error.reason {
        case .refused: .createAnalysis503Refused
        case .timeout, .reset: .createAnalysis503Timeout
        case .invalidIdentifier, .authentication, .notFound, .rateLimited, .service: .createAnalysis503Error
        }
    }
}
