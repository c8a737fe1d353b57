import Simulation
import Storage
import Wire

/// CMD-13: submits the viewpoint batches that completed datasets have left (reference trend-viewer §1.9).
struct ProcessBatches: Command {
    static let description = CommandDescription(
        name: "specific-viewpoint:process-batches",
        summary: "Submits pending viewpoint batches to OpenAI and notes them in batch_jobs_vp_logs.",
        parameters: [
            .init(
                name: "log-creation-status",
                kind: .option(default: "1"),
                summary: "the log_creation_status of the batches to take"
            ),
            .init(name: "dry-run", kind: .flag, summary: "selects and logs, and changes nothing"),
        ],
        frequency: "every 5 minutes where the engine is OpenAI",
        steps: ["select", "dispatch", "upload", "submit", "record"],
        attributes: [
            DeclaredAttribute("batch_job_id", steps: ["dispatch", "upload", "submit", "record"]),
            DeclaredAttribute("dataset_id", steps: ["dispatch"]),
        ],
        document: "reference trend-viewer §1.9"
    )

    let status: BatchJobStatus
    let isDryRun: Bool

    init(_ arguments: CommandArguments) throws(CommandLineError) {
        let text = arguments["log-creation-status"] ?? ""
        guard let status = Int(text).flatMap(BatchJobStatus.init(rawValue:)) else {
            throw .badValue(text, of: "--log-creation-status", expected: "one of 1, 2, 9")
        }
        self.status = status
        isDryRun = arguments.has("dry-run")
    }

    var attributes: [FaultAttribute] { [] }

    func run(_ workflow: WorkflowContext) async throws -> CommandOutcome {
        workflow.log.info("started", JSONObject([("log_creation_status", JSONValue(status.rawValue))]))
        // With spvp_batch at work the rows are a marker that nobody consumes.
        guard workflow.settings[TrendViewerSettings.spvpEngine] == .openai else {
            workflow.log.info("nothing to do: spvp_batch maps the viewpoints")
            return .success("spvp_batch maps the viewpoints")
        }
        try await workflow.step("select")
        let jobs = try workflow.analyzer.select(Selections.batchJobs(status: status)).map(ViewpointBatch.init)
        workflow.log.info("found \(jobs.count) viewpoint batches")
        guard !jobs.isEmpty, !isDryRun else { return .success("\(jobs.count) batches found") }
        var failures = 0
        for job in jobs {
            try await workflow.step("dispatch", .dataset(job.datasetID), FaultAttribute("batch_job_id", "\(job.id)"))
            failures += try await CreateBatchPredictionJob(workflow: workflow, job: job).run() ? 0 : 1
        }
        let summary = "\(jobs.count - failures) of \(jobs.count) viewpoint batches submitted"
        workflow.log.info(summary)
        return failures == 0 ? .success(summary) : .failure(summary)
    }
}
