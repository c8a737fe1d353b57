import Simulation

/// CMD-12: asks the TV Python API for the status of every unfinished dataset and acts on what has changed (seed 002).
struct DatasetGetStatus: Command {
    static let description = CommandDescription(
        name: "dataset:get-status",
        summary: "Takes over the status of unfinished datasets, with notifications and the work that follows.",
        parameters: [.init(name: "dataset_id", kind: .argument, summary: "only this dataset")],
        frequency: "every 5 minutes",
        steps: steps,
        attributes: [
            DeclaredAttribute("dataset_id", steps: steps),
            DeclaredAttribute(
                "wishlist_slug",
                steps: ["poll", "compare", "complete", "manual-flag", "fail", "broadcast"]
            ),
        ],
        document: "seed 002"
    )

    private static let steps = [
        "initialise", "query", "poll", "compare", "begin", "update-status", "log-status", "complete", "batch-jobs",
        "manual-flag", "notification", "fail", "error-message", "mail", "alert", "broadcast", "commit",
        "dispatch-cancel", "trigger-spvp", "summarise",
    ]

    let datasetID: String?

    init(_ arguments: CommandArguments) {
        datasetID = arguments["dataset_id"]
    }

    var attributes: [FaultAttribute] { datasetID.map { [FaultAttribute("dataset_id", $0)] } ?? [] }

    func run(_ workflow: WorkflowContext) async throws -> CommandOutcome {
        switch workflow.origin {
        case .schedule: workflow.mark(.runSchedule)
        case .manual: workflow.mark(.runManual)
        case .callback: break
        }
        return try await GetStatusRun(workflow: workflow, argument: datasetID).run()
    }
}
