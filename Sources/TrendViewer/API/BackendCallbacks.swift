import Simulation
import Storage
import Wire

/// trend-viewer-backend's ear for the batch jobs (reference trend-viewer §2.4; ).
struct BackendCallbacks {
    let application: TrendViewerApplication

    /// The requests that the backend takes, and what they can be told apart by.
    static let routes = ["POST /callbacks/analysis-completed", "POST /callbacks/spvp-completed"]
    static let requests = [
        RequestAttribute(bodyMember: "dataset_id"),
        RequestAttribute(bodyMember: "history_id", of: ["POST /callbacks/spvp-completed"]),
    ]

    /// The two callbacks.
    var router: Router {
        var router = Router(requestAttributes: Self.requests)
        router.on(.post, "/callbacks/analysis-completed") { call in
            try await analysisCompleted(call)
        }
        router.on(.post, "/callbacks/spvp-completed") { call in
            let workflow = WorkflowContext(application, .backend, process: call.process, title: "spvp-completed")
            return try await SPVPCompletion(workflow: workflow).receive(call.request)
        }
        return router
    }

    /// Checks the one dataset at once, as the command would at its next tick.
    private func analysisCompleted(_ call: Router.Call) async throws -> HTTPResponse {
        let workflow = WorkflowContext(application, .backend, process: call.process, title: "analysis-completed")
        guard let id = (try? JSONValue(parsing: call.request.body))?["dataset_id"]?.integer else {
            return APIError.invalid([FieldError(field: "dataset_id", message: "is needed")]).response
        }
        workflow.mark(.analysisNotifyBackend)
        guard application.settings[TrendViewerSettings.callbacks] else {
            workflow.log.info("dataset \(id) reported as analysed; the next poll takes it over")
            return HTTPResponse(202, json: ["accepted": false])
        }
        try await workflow.step("dispatch", .dataset(Int(id)))
        workflow.log.info("dataset \(id) reported as analysed; \(DatasetGetStatus.description.name) is dispatched")
        try CommandRunner(application: application).start(
            "\(DatasetGetStatus.description.name) \(id)",
            rank: call.process.rank,
            origin: .callback
        )
        return HTTPResponse(202, json: ["accepted": true])
    }
}
