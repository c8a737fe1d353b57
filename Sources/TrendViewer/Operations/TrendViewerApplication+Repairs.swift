package import Simulation
import Wire

extension TrendViewerApplication {
    /// Starts a job or sends a message again.
    ///
    /// - Parameters:
    ///   - repair: what is done.
    ///   - id: the dataset or the history that it is done for.
    ///   - process: the operator's process.
    /// - Throws: an error whose description says why it could not be done, or what stops the process itself.
    package func repair(_ repair: OperatorRepair, id: Int, in process: SimulatedProcess) async throws {
        let workflow = WorkflowContext(self, .backend, process: process, title: "operator")
        switch repair {
        case .analyzerBatch: _ = try await CloudRunService(workflow: workflow).runAnalyzer(datasetID: id)
        case .analysisCompleted:
            try await post("/callbacks/analysis-completed", ["dataset_id": JSONValue(id)], workflow)
        case .spvpBatch, .spvpCompleted, .datasetReady, .notification:
            guard let record = try WishlistDatasetHistoryRepository(workflow: workflow).find(id: id) else {
                throw RepairProblem(description: "there is no history \(id)")
            }
            try await self.repair(repair, of: record, workflow)
        }
    }

    private func repair(_ repair: OperatorRepair, of record: DatasetRecord, _ workflow: WorkflowContext) async throws {
        switch repair {
        case .spvpBatch:
            _ = try await CloudRunService(workflow: workflow).runSPVP(
                historyID: record.historyID,
                datasetID: record.datasetID
            )
        case .spvpCompleted:
            try await post(
                "/callbacks/spvp-completed",
                ["history_id": JSONValue(record.historyID), "dataset_id": JSONValue(record.datasetID)],
                workflow
            )
        case .datasetReady:
            try await post(
                "/internal/dataset-ready",
                ["history_slug": .string(record.historySlug)],
                to: "trend-viewer-api",
                workflow
            )
        default: try await notify(record, workflow)
        }
    }

    private func notify(_ record: DatasetRecord, _ workflow: WorkflowContext) async throws {
        let kind: DatasetNotification.Kind
        switch record.status {
        case .completed: kind = .datasetCompleted
        case .failed: kind = .datasetFailed
        case .pending, .analyzing:
            throw RepairProblem(description: "history \(record.historyID) has not ended: there is nothing to notify of")
        }
        let reason = try WishlistDatasetHistoryRepository(workflow: workflow).errorMessage(of: record)
        guard
            let detail = DatasetDetail([
                "status": JSONValue(record.status.rawValue), "error_message": JSONValue(reason),
            ])
        else { preconditionFailure("an object is a detail") }
        let notification = DatasetNotification(
            kind,
            StatusChange(record: record, status: record.status, detail: detail)
        )
        let service = DatasetNotificationService(workflow: workflow)
        _ = try await service.store(notification)
        try await service.mail(notification)
    }

    private func post(
        _ path: String,
        _ body: JSONValue,
        to host: String = "trend-viewer-backend",
        _ workflow: WorkflowContext
    ) async throws {
        _ = try await workflow.client.call(HTTPRequest(.post, path, json: body), to: host, expecting: 200...299)
    }
}
