import Simulation
import Wire

/// Step 2: asks the TV Python API about one dataset (seed 002, step 2).
struct PollStep {
    let workflow: WorkflowContext

    /// Asks for the detail of a dataset.
    ///
    /// - Returns: the detail, or nil when there was none; that is logged, told to Slack and counted.
    func run(_ record: DatasetRecord, _ statistics: inout GetStatusStatistics) async throws -> DatasetDetail? {
        try await workflow.step("poll", .dataset(record.datasetID), .wishlist(record.wishlist.slug))
        workflow.log.info("checks dataset \(record.datasetID)", Self.context(record))
        let service = AnalyzerApiService(workflow: workflow)
        do {
            let request = try service.prepareStatusRequest(datasetID: record.datasetID)
            workflow.mark(.step2Request)
            let detail = try await service.getDatasetDetail(request)
            statistics.polled += 1
            workflow.mark(.step2Detail)
            workflow.log.info("AnalyzerApiService dataset \(record.datasetID) detail", Self.context(detail))
            return detail
        } catch let error as AnalyzerApiError {
            try await report(error, record)
            statistics.apiErrors.append(
                .init(datasetID: record.datasetID, text: error.description, hint: error.hint)
            )
            return nil
        }
    }

    private func report(_ error: AnalyzerApiError, _ record: DatasetRecord) async throws {
        workflow.mark(error.branch)
        workflow.log.error(
            "AnalyzerApiService dataset \(record.datasetID) detail failed: \(error)",
            error.context
        )
        try await workflow.slack.send(
            SlackNotice(
                severity: .error,
                kind: error.noticeKind,
                text: "dataset \(record.datasetID): \(error)",
                hint: error.hint,
                datasetIDs: [record.datasetID],
                wishlistSlugs: [record.wishlist.slug]
            )
        )
    }

    private static func context(_ record: DatasetRecord) -> JSONObject {
        JSONObject([
            ("history_id", JSONValue(record.historyID)), ("wishlist", .string(record.wishlist.slug)),
            ("status", .string(record.status.label)),
        ])
    }

    private static func context(_ detail: DatasetDetail) -> JSONObject {
        var context = JSONObject()
        switch detail.status {
        case .known(let status): context["status"] = JSONValue(status.rawValue)
        case .unknown(let text): context["status"] = .string(text)
        }
        context["progress"] = JSONValue(detail.progress)
        if let code = detail.errorCode { context["error_code"] = .string(code) }
        return context
    }
}
