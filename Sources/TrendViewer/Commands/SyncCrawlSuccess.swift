import Simulation
import Storage
import Wire

/// CMD-10: finds out which crawls have brought data (reference trend-viewer §1.7).
struct SyncCrawlSuccess: Command {
    static let description = CommandDescription(
        name: "analyzerdb:sync-crawl-success-from-analyzer",
        summary: "Sets crawl_status Success for targets whose data has arrived.",
        parameters: [
            .init(name: "data-type", kind: .option(default: nil), summary: "one of the four summary types"),
            .init(name: "limit", kind: .option(default: "100"), summary: "how many targets a chunk holds"),
        ],
        frequency: "every 5 minutes, once for each data type",
        steps: ["select", "chunk", "record", "summarise"],
        attributes: [
            DeclaredAttribute("data_type", values: DataType.allCases.map(\.rawValue)),
            DeclaredAttribute("summary_id", steps: ["record"]),
        ],
        document: "seed 000, phase 2; reference trend-viewer §1.7"
    )

    let type: DataType
    let limit: Int
    /// What each log line carries.
    private let context: JSONObject

    init(_ arguments: CommandArguments) throws(CommandLineError) {
        type = try arguments.choice("data-type")
        limit = try arguments.positive("limit")
        context = JSONObject([("data_type", .string(type.rawValue)), ("limit", JSONValue(limit))])
    }

    var attributes: [FaultAttribute] { [FaultAttribute("data_type", type.rawValue)] }

    func run(_ workflow: WorkflowContext) async throws -> CommandOutcome {
        workflow.log.info("started", context)
        try await workflow.step("select")
        let repository = SummaryWishlistRepository(workflow: workflow, type: type)
        let chunks = try repository.chunkDataUpdateCrawlStatusSuccess(limit: limit)
        guard !chunks.isEmpty else {
            workflow.log.info("nothing is being crawled", context)
            return .success("nothing is being crawled")
        }
        var found = 0
        for chunk in chunks {
            try await workflow.step("chunk")
            workflow.log.info("dispatches \(type.jobName) for \(chunk.count) records", context)
            for target in chunk { found += try await take(target, repository) ? 1 : 0 }
        }
        try await workflow.step("summarise")
        let all = chunks.reduce(0) { $0 + $1.count }
        let summary = "\(type.rawValue): \(found) of \(all) crawls have succeeded"
        workflow.log.info(summary, context)
        try await workflow.slack.send(SlackNotice(severity: .info, kind: .crawlSuccesses, text: summary))
        return .success(summary)
    }

    private func take(_ target: SummaryTarget, _ repository: SummaryWishlistRepository) async throws -> Bool {
        let workflow = repository.workflow
        guard let crawledAt = try CrawledDataRepository(workflow: workflow).crawledAt(target) else { return false }
        try await workflow.step("record", .summary(target.id))
        try await repository.markSuccess(target, crawledAt: crawledAt)
        workflow.mark(.crawlStatusSuccess)
        return true
    }
}
