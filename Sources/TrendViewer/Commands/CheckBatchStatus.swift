import Simulation
import Storage
import Wire

/// CMD-14: fetches the results of the viewpoint batches that OpenAI has completed (reference trend-viewer §1.9).
struct CheckBatchStatus: Command {
    static let description = CommandDescription(
        name: "specific-viewpoint:check-batch-status",
        summary: "Stores the results of completed viewpoint batches.",
        parameters: [.init(name: "chunk", kind: .option(default: "10"), summary: "how many batches a run looks at")],
        frequency: "every 5 minutes where the engine is OpenAI",
        steps: ["select", "check", "download", "store", "finish"],
        attributes: [
            DeclaredAttribute("batch_job_id", steps: ["check", "download", "store"]),
            DeclaredAttribute("dataset_id", steps: ["check", "finish"]),
        ],
        document: "reference trend-viewer §1.9"
    )

    let chunk: Int

    init(_ arguments: CommandArguments) throws(CommandLineError) {
        chunk = try arguments.positive("chunk")
    }

    var attributes: [FaultAttribute] { [] }

    func run(_ workflow: WorkflowContext) async throws -> CommandOutcome {
        workflow.log.info("started", JSONObject([("chunk", JSONValue(chunk))]))
        try await workflow.step("select")
        let logs = try BatchJobViewpointRepository(workflow: workflow).pendingLogs(limit: chunk)
        workflow.log.info("found \(logs.count) pending viewpoint batches")
        var completed = 0
        for log in logs {
            completed += try await CheckBatchStatusJob(workflow: workflow, log: log).run() ? 1 : 0
        }
        return .success("\(completed) of \(logs.count) viewpoint batches completed")
    }
}
