import Simulation
import Storage
import Wire

/// CMD-07 and CMD-08: hands crawl configurations to PLG, new ones or changed ones (reference trend-viewer §1.5).
struct SendingConfigsToCrawler: Command {
    /// Which configurations are sent.
    enum Mode: String, CaseIterable {
        case create, update
    }

    static let description = CommandDescription(
        name: "plg-api:sending-configs-to-crawler",
        summary: "Sends the configurations of crawl targets to the PLG API.",
        parameters: [
            .init(name: "mode", kind: .option(default: nil), summary: "create (CMD-07) or update (CMD-08)"),
            .init(name: "data-type", kind: .option(default: nil), summary: "one of the four summary types"),
            .init(name: "limit", kind: .option(default: "100"), summary: "how many targets a run sends"),
        ],
        frequency: "every 5 minutes, once for each mode and data type",
        steps: ["select", "dispatch", "send", "record", "summarise"],
        attributes: [
            DeclaredAttribute("mode", values: Mode.allCases.map(\.rawValue)),
            DeclaredAttribute("data_type", values: DataType.allCases.map(\.rawValue)),
            DeclaredAttribute("summary_id", steps: ["record"]),
        ],
        document: "seed 000, phase 2; reference trend-viewer §1.5"
    )

    let mode: Mode
    let type: DataType
    let limit: Int
    /// What each log line carries.
    private let context: JSONObject

    init(_ arguments: CommandArguments) throws(CommandLineError) {
        mode = try arguments.choice("mode")
        type = try arguments.choice("data-type")
        limit = try arguments.positive("limit")
        context = JSONObject([
            ("mode", .string(mode.rawValue)), ("data_type", .string(type.rawValue)), ("limit", JSONValue(limit)),
        ])
    }

    var attributes: [FaultAttribute] {
        [FaultAttribute("mode", mode.rawValue), FaultAttribute("data_type", type.rawValue)]
    }

    func run(_ workflow: WorkflowContext) async throws -> CommandOutcome {
        let repository = SummaryWishlistRepository(workflow: workflow, type: type)
        workflow.log.info("started", context)
        try await workflow.step("select")
        let targets = try select(repository)
        guard !targets.isEmpty else {
            workflow.mark(.crawlNonePending)
            workflow.log.info("nothing to send", context)
            return .success("nothing to send")
        }
        workflow.mark(.crawlQueryPending)
        try await workflow.step("dispatch")
        workflow.log.info("dispatches \(type.jobName) for \(targets.count) records", context)
        let sent = workflow.clock
        let accepted: [Int: Int]
        do {
            accepted = try await send(targets, workflow)
        } catch let error as ServiceCallError {
            return try await fail(targets, error, repository)
        }
        let recorded = try await record(targets, accepted, sent, repository)
        return try await summarise(recorded, of: targets, workflow)
    }

    private func select(_ repository: SummaryWishlistRepository) throws -> [SummaryTarget] {
        switch mode {
        case .create: try repository.chunkDataSendToCreate(limit: limit)
        case .update: try repository.chunkDataSendToUpdate(limit: limit)
        }
    }

    private func send(_ targets: [SummaryTarget], _ workflow: WorkflowContext) async throws -> [Int: Int] {
        try await workflow.step("send")
        let service = PlaygroundApiService(workflow: workflow)
        let configs = targets.map { $0.config(includingConfigID: mode == .update) }
        switch mode {
        case .create: return try await service.bulkCreate(type, configs)
        case .update: return try await service.bulkUpdate(type, configs)
        }
    }

    /// Writes down what PLG took; what its answer leaves out waits for the next run, unless all of it is trusted.
    private func record(
        _ targets: [SummaryTarget],
        _ accepted: [Int: Int],
        _ sent: SimulationInstant,
        _ repository: SummaryWishlistRepository
    ) async throws -> Int {
        let workflow = repository.workflow
        workflow.mark(.crawlSendConfig)
        let trustsAll = workflow.settings[TrendViewerSettings.bulkTrust] == .wholeBatch
        var recorded = 0
        for target in targets where accepted[target.id] != nil || trustsAll {
            try await workflow.step("record", .summary(target.id))
            switch mode {
            case .create: try await repository.markSent(target, configID: accepted[target.id], at: sent)
            case .update: try await repository.markUpdated(target, at: sent)
            }
            if target.crawlStatus == .new { workflow.mark(.crawlStatusInProgress) }
            recorded += 1
        }
        return recorded
    }

    private func summarise(
        _ recorded: Int,
        of targets: [SummaryTarget],
        _ workflow: WorkflowContext
    ) async throws -> CommandOutcome {
        try await workflow.step("summarise")
        let summary = "\(type.rawValue): \(recorded) of \(targets.count) configurations accepted (\(mode.rawValue))"
        var details = context
        details["ids"] = .array(targets.map { JSONValue($0.id) })
        workflow.log.info(summary, details)
        try await workflow.slack.send(SlackNotice(severity: .info, kind: .configsSent, text: summary))
        return .success(summary)
    }

    /// PLG refused or gave no answer: the rows count as not sent and are taken again, even where PLG has them (FM-03).
    private func fail(
        _ targets: [SummaryTarget],
        _ error: ServiceCallError,
        _ repository: SummaryWishlistRepository
    ) async throws -> CommandOutcome {
        let workflow = repository.workflow
        for target in targets {
            try await workflow.step("record", .summary(target.id))
            try await repository.markSendingError(target)
        }
        let summary = "\(type.rawValue): \(targets.count) configurations not sent: \(error)"
        workflow.log.error(summary, error.context)
        try await workflow.slack.send(
            SlackNotice(
                severity: .error,
                kind: .configsFailed,
                text: summary,
                hint: error.mayHaveBeenAccepted
                    ? "PLG may have accepted the request; look for duplicate configurations."
                    : "Check the PLG API; the next run sends them again."
            )
        )
        return .failure(summary)
    }
}
