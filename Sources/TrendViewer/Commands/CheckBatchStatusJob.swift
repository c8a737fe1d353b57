import Simulation
import Storage
import Wire

/// Looks at one submitted batch: stores its results when it has completed (reference trend-viewer §1.9, CMD-14).
///
/// A batch that has expired stays pending, as the document has no answer to it, and keeps its place in the chunk (FM-46).
struct CheckBatchStatusJob {
    let workflow: WorkflowContext
    let log: BatchJobViewpointRepository.Log

    private var attribute: FaultAttribute { FaultAttribute("batch_job_id", "\(log.job.id)") }
    private var repository: BatchJobViewpointRepository { BatchJobViewpointRepository(workflow: workflow) }

    /// Looks.
    ///
    /// - Returns: true when the batch has completed and its results are stored.
    func run() async throws -> Bool {
        try await workflow.step("check", attribute, .dataset(log.job.datasetID))
        let client = OpenAIClient(workflow: workflow)
        do {
            let batch = try await client.batch(log.batchID)
            switch (batch.status, batch.outputFileID) {
            case ("completed", let file?):
                try await workflow.step("download", attribute)
                try await store(Self.matches(try await client.content(fileID: file)))
                return true
            case ("failed", _), ("cancelled", _), ("completed", nil):
                try await repository.mark(log, .failed)
                try await report("viewpoint batch \(log.job.id) ended as \(batch.status)")
                return false
            default:
                workflow.log.info("viewpoint batch \(log.job.id) is \(batch.status)")
                return false
            }
        } catch let error as ServiceCallError {
            try await report("viewpoint batch \(log.job.id) could not be checked: \(error)")
            return false
        }
    }

    private func store(_ sentences: [Int]) async throws {
        try await workflow.step("store", attribute)
        try await repository.store(sentences, for: log)
        try await repository.mark(log, .completed)
        workflow.log.info("viewpoint batch \(log.job.id) completed with \(sentences.count) sentences")
        guard try repository.openBatches(historyID: log.job.historyID) == 0,
            let record = try WishlistDatasetHistoryRepository(workflow: workflow).find(id: log.job.historyID)
        else { return }
        try await workflow.step("finish", .dataset(log.job.datasetID))
        _ = try await SPVPCompletion(workflow: workflow).finish(record)
    }

    private func report(_ text: String) async throws {
        workflow.log.error(text)
        try await workflow.slack.send(
            SlackNotice(
                severity: .error,
                kind: .openAIError,
                text: text,
                hint: "Look at batch \(log.batchID) in OpenAI.",
                datasetIDs: [log.job.datasetID]
            )
        )
    }

    /// The sentences that the answers of a result file name.
    static func matches(_ lines: [JSONValue]) -> [Int] {
        lines.flatMap { line -> [Int] in
            let content = line["response"]?["body"]?["choices"]?[0]?["message"]?["content"]?.string ?? ""
            let answer = try? JSONValue(parsing: Array(content.utf8))
            return (answer?["matches"]?.array ?? []).compactMap { $0.integer.map { Int($0) } }
        }
    }
}
