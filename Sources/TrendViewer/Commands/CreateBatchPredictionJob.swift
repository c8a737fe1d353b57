import Simulation
import Storage
import Wire

/// Submits one viewpoint with the sentences of its dataset to OpenAI (reference trend-viewer §1.9, CMD-13).
struct CreateBatchPredictionJob {
    let workflow: WorkflowContext
    let job: ViewpointBatch

    private var attribute: FaultAttribute { FaultAttribute("batch_job_id", "\(job.id)") }

    /// Uploads, submits, records.
    ///
    /// - Returns: false when OpenAI did not take it; the next run tries again.
    func run() async throws -> Bool {
        let batchID: String
        do {
            let client = OpenAIClient(workflow: workflow)
            try await workflow.step("upload", attribute)
            let file = try await client.upload(try line(), name: "batch-job-\(job.id).jsonl")
            try await workflow.step("submit", attribute)
            batchID = try await client.createBatch(fileID: file)
        } catch let error as ServiceCallError {
            workflow.log.error("viewpoint batch \(job.id) could not be submitted: \(error)", error.context)
            try await workflow.slack.send(
                SlackNotice(
                    severity: .error,
                    kind: .openAIError,
                    text: "viewpoint batch \(job.id) could not be submitted: \(error)",
                    hint: "Check OpenAI; the next run tries again.",
                    datasetIDs: [job.datasetID]
                )
            )
            return false
        }
        try await workflow.step("record", attribute)
        try await BatchJobViewpointRepository(workflow: workflow).recordSubmission(job, batchID: batchID)
        workflow.log.info("viewpoint batch \(job.id) submitted as \(batchID)")
        return true
    }

    private func line() throws -> String {
        let prompt: JSONValue = [
            "viewpoint": .string(try ViewpointRepository(workflow: workflow).name(job.viewpointID) ?? ""),
            "sentences": .array(try sentences()),
        ]
        let request: JSONValue = [
            "custom_id": .string("batch-job-\(job.id)"), "method": "POST", "url": "/v1/chat/completions",
            "body": ["model": "gpt-4o-mini", "messages": [["role": "user", "content": .string(prompt.text)]]],
        ]
        return request.text
    }

    private func sentences() throws -> [JSONValue] {
        let histories = WishlistDatasetHistoryRepository(workflow: workflow)
        guard let record = try histories.find(id: job.historyID) else { return [] }
        let targets = SummaryWishlistRepository(workflow: workflow, type: .product)
        let products = try targets.targets(wishlistID: record.wishlist.id)
            .filter { $0.crawlStatus == .success }.compactMap(\.product)
        return try CrawledDataRepository(workflow: workflow).sentences(products)
    }
}
