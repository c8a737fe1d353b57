import Simulation
import Storage
import Wire

/// Tells the app that a dataset is ready, when the backend says so (seed 000, phase 5).
struct DatasetReadyController {
    let workflow: WorkflowContext

    /// `POST /internal/dataset-ready` with `history_slug`.
    func announce(_ request: HTTPRequest) async throws -> HTTPResponse {
        guard let slug = (try? JSONValue(parsing: request.body))?["history_slug"]?.string else {
            return APIError.invalid([FieldError(field: "history_slug", message: "is needed")]).response
        }
        let histories = WishlistDatasetHistoryRepository(workflow: workflow)
        guard let record = try histories.find(slug: slug) else { return APIError.notFound("the history").response }
        try await workflow.step("broadcast", .dataset(record.datasetID), .wishlist(record.wishlist.slug))
        let outcome = try await PusherBroadcaster(workflow: workflow).send(
            .datasetReady,
            group: record.wishlist.groupID,
            record.payload(status: record.status, spvpStatus: record.spvpStatus)
        )
        switch outcome {
        case .delivered:
            workflow.mark(.spvpWebsocket)
            workflow.log.info("dataset \(record.datasetID) announced as ready")
        case .partly(let lost):
            workflow.mark(.spvpWebsocket)
            workflow.log.warning("dataset \(record.datasetID) announced, not to \(lost.joined(separator: ", "))")
        case .failed(let reason):
            workflow.log.error("dataset \(record.datasetID) could not be announced as ready: \(reason)")
        }
        return HTTPResponse(200, json: ["delivered": .bool(outcome == .delivered)])
    }
}
