package import Simulation
import Wire

/// What people may know of a process of the workflow that is no command: where faults may strike it.
package struct WorkflowService: Sendable {
    /// The name of its host or process.
    package let name: String
    /// What it is, in a sentence.
    package let summary: String
    /// The requests that it takes: `POST /callbacks/spvp-completed`; empty for a job.
    package let routes: [String]
    /// The same requests under other paths that it takes too.
    package var aliases: [String] = []
    /// The steps at which a fault can crash, hang, slow or fail it, in order.
    package let steps: [String]
    /// What a fault's `where` can ask for, besides the step.
    package let attributes: [DeclaredAttribute]

    /// The two services and the queued job.
    package static let all = [
        WorkflowService(
            name: "trend-viewer-api",
            summary: "The REST API of the console: wishlists, datasets, analysis results.",
            routes: TrendViewerAPI.routes,
            aliases: TrendViewerAPI.aliases,
            steps: TrendViewerAPI.steps,
            attributes: RequestAttribute.common + TrendViewerAPI.requests.map(\.declaration) + [
                DeclaredAttribute("dataset_id", steps: ["record", "monitor", "query", "broadcast"])
            ]
        ),
        WorkflowService(
            name: "trend-viewer-backend",
            summary: "The backend's ear for the messages of analyzer_batch and spvp_batch.",
            routes: BackendCallbacks.routes,
            steps: ["dispatch", "update", "notify", "ready"],
            attributes: RequestAttribute.common + BackendCallbacks.requests.map(\.declaration) + [
                DeclaredAttribute("wishlist_slug", steps: ["update"])
            ]
        ),
        WorkflowService(
            name: CancelCrawlerScheduleOnceJob.name,
            summary: "The queued job that ends a manual training.",
            routes: [],
            steps: ["cancel", "cancel-target"],
            attributes: ["wishlist_slug", DeclaredAttribute("summary_id", steps: ["cancel-target"])]
        ),
    ]
}
