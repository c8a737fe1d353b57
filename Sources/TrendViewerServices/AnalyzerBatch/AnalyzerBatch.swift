internal import Simulation
internal import Storage

/// analyzer_batch, the Cloud Run job that turns crawled data into a dataset (reference trend-viewer §1.10).
package struct AnalyzerBatch: Sendable {
    /// What faults can aim at here.
    package static let description = ServiceDescription(
        name: "analyzer_batch",
        summary: "Clusters and labels the sentences of a dataset, compares its products, writes seven tables.",
        steps: ["start", "load", "cluster", "label", "similarity"] + AnalysisTable.allCases.map(\.step)
            + ["complete", "notify"],
        failingStep: "cluster",
        attributes: ["dataset_id", "wishlist_slug"]
    )

    let context: ServiceContext

    /// The job as Cloud Run starts it, with `DATASET_ID` in its environment.
    var job: CloudRunJob {
        let context = context
        return CloudRunJob(name: "analyzer-batch", process: "analyzer_batch") { process in
            guard let text = process.environment("dataset_id"), let id = Int(text) else {
                process.log(.critical, to: "analyzer_batch", "DATASET_ID is missing or no number")
                return
            }
            try await AnalyzerRun(context: context, process: process, datasetID: id).run()
        }
    }

    /// What the job may touch; the history only in the reading in which it writes it (reference §8, Q-07).
    static func access(_ settings: Settings) -> Access {
        let history =
            settings[TrendViewerServiceSettings.analyzerWritesHistory]
            ? ["gb_console.wishlist_dataset_histories"] : []
        return Access(writes: ["ds_analyzer"] + history, reads: ["analyzer_v2"])
    }
}
