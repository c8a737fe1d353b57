/// What people may know of a process of the workflow that is no command: where faults may strike it.
package struct WorkflowService: Sendable {
    /// The name of its host or process.
    package let name: String
    /// What it is, in a sentence.
    package let summary: String
    /// The requests that it takes: `POST /callbacks/spvp-completed`; empty for a job.
    package let routes: [String]
    /// The steps at which a fault can crash, hang, slow or fail it, in order.
    package let steps: [String]
    /// What a fault's `where` can ask for, besides the step.
    package let attributes: [String]

    /// The two services and the queued job.
    package static let all = [
        WorkflowService(
            name: "trend-viewer-api",
            summary: "The REST API of the console: wishlists, datasets, analysis results.",
            routes: TrendViewerAPI.routes,
            steps: TrendViewerAPI.steps,
            attributes: ["method", "path", "from", "wishlist_slug", "dataset_id"]
        ),
        WorkflowService(
            name: "trend-viewer-backend",
            summary: "The backend's ear for the messages of analyzer_batch and spvp_batch.",
            routes: ["POST /callbacks/analysis-completed", "POST /callbacks/spvp-completed"],
            steps: ["dispatch", "update", "notify", "ready"],
            attributes: ["method", "path", "from", "wishlist_slug", "dataset_id"]
        ),
        WorkflowService(
            name: CancelCrawlerScheduleOnceJob.name,
            summary: "The queued job that ends a manual training.",
            routes: [],
            steps: ["cancel", "cancel-target"],
            attributes: ["wishlist_slug", "summary_id"]
        ),
    ]
}
