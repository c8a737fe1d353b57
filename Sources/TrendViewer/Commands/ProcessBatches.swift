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
        attributes: ["batch_job_id", "dataset_id"],
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

    func run(_ workplace: Workplace) async throws -> CommandOutcome {
        workplace.log.info("started", JSONObject([("log_creation_status", JSONValue(status.rawValue))]))
        // With spvp_batch at work the rows are a marker that nobody consumes.
        guard workplace.settings[TrendViewerSettings.spvpEngine] == .openai else {
            workplace.log.info("nothing to do: spvp_batch maps the viewpoints")
            return .success("spvp_batch maps the viewpoints")
        }
        try await workplace.step("select")
        let jobs = try workplace.analyzer.select(Selections.batchJobs(status: status)).map(ViewpointBatch.init)
        workplace.log.info("found \(jobs.count) viewpoint batches")
        guard !jobs.isEmpty, !isDryRun else { return .success("\(jobs.count) batches found") }
        var failures = 0
        for job in jobs {
            try await workplace.step("dispatch", .dataset(job.datasetID), FaultAttribute("batch_job_id", "\(job.id)"))
            failures += try await CreateBatchPredictionJob(workplace: workplace, job: job).run() ? 0 : 1
        }
        let summary = "\(jobs.count - failures) of \(jobs.count) viewpoint batches submitted"
        workplace.log.info(summary)
        return failures == 0 ? .success(summary) : .failure(summary)
    }
}
