internal import Simulation
internal import Storage

/// spvp_batch, the Cloud Run job that maps specific viewpoints to review sentences (reference trend-viewer §1.11).
package struct SPVPBatch: Sendable {
    /// What faults can aim at here.
    package static let description = ServiceDescription(
        name: "spvp_batch",
        summary: "Maps the specific viewpoints of a wishlist to the sentences of a dataset.",
        steps: ["start", "load-sentences", "load-viewpoints", "map", "store", "progress", "report"],
        failingStep: "map",
        attributes: [
            "history_id", "dataset_id", DeclaredAttribute("viewpoint", steps: ["map", "store", "progress"]),
        ]
    )

    let context: ServiceContext

    /// The job as Cloud Run starts it, with `HISTORY_ID` and `DATASET_ID` in its environment.
    var job: CloudRunJob {
        let context = context
        return CloudRunJob(name: "spvp-batch", process: "spvp_batch") { process in
            guard let history = process.environment("history_id").flatMap({ Int($0) }),
                let dataset = process.environment("dataset_id").flatMap({ Int($0) })
            else {
                process.log(.critical, to: "spvp_batch", "HISTORY_ID or DATASET_ID is missing or no number")
                return
            }
            try await SPVPRun(context: context, process: process, historyID: history, datasetID: dataset).run()
        }
    }

    /// What the job may touch; seed 000 lets it write spvp_status 9 itself.
    static let access = Access(
        writes: [
            "ds_analyzer.review_sentence_spvp", "ds_analyzer.specific_viewpoints",
            "gb_console.wishlist_dataset_histories",
        ],
        reads: ["ds_analyzer"]
    )
}
