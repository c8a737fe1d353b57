import Simulation
import Storage
import Wire

/// Ends the workflow when the viewpoints are mapped: spvp_status 2 to 3, log, Slack, the API (seed 000, phase 5).
///
/// Nothing else ever sets spvp_status 3: a lost callback leaves the history at Analyzing (FM-40).
struct SPVPCompletion {
    let workflow: WorkflowContext

    /// `POST /callbacks/spvp-completed` with `history_id` and `dataset_id`.
    func receive(_ request: HTTPRequest) async throws -> HTTPResponse {
        let body = try? JSONValue(parsing: request.body)
        guard let id = body?["history_id"]?.integer else {
            return APIError.invalid([FieldError(field: "history_id", message: "is needed")]).response
        }
        do {
            guard let record = try WishlistDatasetHistoryRepository(workflow: workflow).find(id: Int(id)) else {
                workflow.log.error("history \(id) reported as mapped does not exist")
                return APIError.notFound("history \(id)").response
            }
            return try await finish(record)
        } catch let error as DatabaseError {
            return try await fail(Int(id), error)
        }
    }

    /// Completes the history.
    ///
    /// - Throws: `DatabaseError`, or what stops the process itself.
    func finish(_ record: DatasetRecord) async throws -> HTTPResponse {
        let isRepeated = record.spvpStatus == SPVPStatus.completed.rawValue
        guard !isRepeated else {
            workflow.log.info("history \(record.historyID) is complete already")
            return HTTPResponse(200, json: ["spvp_status": JSONValue(record.spvpStatus)])
        }
        guard let status = SPVPStatus(rawValue: record.spvpStatus), status.canBecome(.completed) else {
            workflow.log.error("history \(record.historyID) must not change spvp_status \(record.spvpStatus) -> 3")
            return APIError(
                status: 409,
                code: "INVALID_TRANSITION",
                message: "spvp_status \(record.spvpStatus) cannot become \(SPVPStatus.completed.rawValue)"
            ).response
        }
        try await workflow.step("update", .dataset(record.datasetID), .wishlist(record.wishlist.slug))
        try await WishlistDatasetHistoryRepository(workflow: workflow).updateSPVPStatus(record, to: .completed)
        workflow.mark(.spvpCompleted)
        try await announce(record)
        return HTTPResponse(200, json: ["spvp_status": JSONValue(SPVPStatus.completed.rawValue)])
    }

    private func announce(_ record: DatasetRecord) async throws {
        workflow.log.info("workflow of dataset \(record.datasetID) completed for '\(record.wishlist.slug)'")
        workflow.mark(.spvpLog)
        try await workflow.step("notify", .dataset(record.datasetID))
        let sent = try await workflow.slack.send(
            SlackNotice(
                severity: .info,
                kind: .workflowCompleted,
                text: "dataset \(record.datasetID) of '\(record.wishlist.name)' is ready",
                datasetIDs: [record.datasetID],
                wishlistSlugs: [record.wishlist.slug]
            )
        )
        if sent { workflow.mark(.spvpSlack) }
        try await workflow.step("ready", .dataset(record.datasetID))
        let request = HTTPRequest(
            .post,
            "/internal/dataset-ready",
            json: ["history_slug": .string(record.historySlug)]
        )
        do {
            _ = try await workflow.client.call(request, to: "trend-viewer-api", expecting: 200...299)
            workflow.mark(.spvpReady)
        } catch let error as ServiceCallError {
            workflow.log.error("the API could not be told of dataset \(record.datasetID): \(error)", error.context)
            try await workflow.slack.send(
                SlackNotice(
                    severity: .error,
                    kind: .readyFailed,
                    text: "the API could not be told that dataset \(record.datasetID) is ready: \(error)",
                    hint: "Users see the result after a reload.",
                    datasetIDs: [record.datasetID],
                    wishlistSlugs: [record.wishlist.slug]
                )
            )
        }
    }

    private func fail(_ historyID: Int, _ error: DatabaseError) async throws -> HTTPResponse {
        workflow.log.error("history \(historyID) could not be completed: \(error)")
        try await workflow.slack.send(
            SlackNotice(
                severity: .error,
                kind: .databaseError,
                text: "history \(historyID) could not be completed: \(error)",
                hint: "Set spvp_status by hand, or report the completion again."
            )
        )
        return APIError.database.response
    }
}
