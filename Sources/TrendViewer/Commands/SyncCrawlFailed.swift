import Simulation
import Storage
import Wire

/// CMD-09: takes over the crawls that failed on the current day (reference trend-viewer §1.6).
struct SyncCrawlFailed: Command {
    static let description = CommandDescription(
        name: "plg-api:sync-crawl-failed-from-crawler",
        summary: "Sets crawl_status Error for the crawls that PLG lists as failed today.",
        parameters: [
            .init(name: "data-type", kind: .option(default: nil), summary: "one of the four summary types"),
            .init(name: "limit", kind: .option(default: "100"), summary: "how many failures a page holds"),
        ],
        frequency: "every 30 minutes, once for each data type",
        steps: ["request", "page", "record", "summarise"],
        attributes: [
            DeclaredAttribute("data_type", values: DataType.allCases.map(\.rawValue)),
            DeclaredAttribute("summary_id", steps: ["record"]),
        ],
        document: "reference trend-viewer §1.6"
    )

    let type: DataType
    let limit: Int

    init(_ arguments: CommandArguments) throws(CommandLineError) {
        type = try arguments.choice("data-type")
        limit = try arguments.positive("limit")
    }

    var attributes: [FaultAttribute] { [FaultAttribute("data_type", type.rawValue)] }

    func run(_ workflow: WorkflowContext) async throws -> CommandOutcome {
        let day = Self.currentDay(workflow.clock, zone: workflow.settings[TrendViewerSettings.timeZone])
        let context = JSONObject([
            ("data_type", .string(type.rawValue)), ("from", .string(day.first.sqlText)),
            ("to", .string(day.last.sqlText)), ("limit", JSONValue(limit)),
        ])
        workflow.log.info("started", context)
        let service = PlaygroundApiService(workflow: workflow)
        var changed = 0
        var next: Int? = 0
        while let offset = next {
            try await workflow.step("request")
            let page: PlaygroundApiService.FailedPage
            do {
                page = try await service.failedList(type, from: day.first, to: day.last, limit: limit, offset: offset)
            } catch let error as ServiceCallError {
                return try await fail(error, changed, workflow)
            }
            guard !page.summaryIDs.isEmpty else { break }
            try await workflow.step("page")
            changed += try await record(page, workflow)
            next = page.nextOffset.flatMap { $0 > offset ? $0 : nil }
        }
        try await workflow.step("summarise")
        let summary = "\(type.rawValue): \(changed) failed crawls taken over"
        workflow.log.info(summary, context)
        return .success(summary)
    }

    /// The first and the last second of the calendar day that `now` falls on.
    static func currentDay(
        _ now: SimulationInstant,
        zone: UTCOffset
    ) -> (first: SimulationInstant, last: SimulationInstant) {
        let first = CivilTime.startOfDay(CivilTime(now, offset: zone).dayNumber, offset: zone)
        return (first, first.advanced(by: .seconds(86_399)))
    }

    /// Sets the rows that exist to Error, whatever they are now: there is no documented guard (FM-10, FM-13).
    private func record(_ page: PlaygroundApiService.FailedPage, _ workflow: WorkflowContext) async throws -> Int {
        workflow.log.info("dispatches \(type.jobName) for \(page.summaryIDs.count) failures")
        guard workflow.settings[TrendViewerSettings.crawlStatusWriter] == .backend else { return 0 }
        let repository = SummaryWishlistRepository(workflow: workflow, type: type)
        var changed = 0
        for target in try repository.getExisting(page.summaryIDs) {
            try await workflow.step("record", .summary(target.id))
            guard try await repository.mark(target, .error) else { continue }
            workflow.mark(.errorCrawlStatus)
            changed += 1
        }
        return changed
    }

    /// The pages that are left are not asked for.
    private func fail(
        _ error: ServiceCallError,
        _ changed: Int,
        _ workflow: WorkflowContext
    ) async throws -> CommandOutcome {
        let summary = "\(type.rawValue): the failed list broke off after \(changed) rows: \(error)"
        workflow.log.error(summary, error.context)
        try await workflow.slack.send(
            SlackNotice(
                severity: .error,
                kind: .failedListError,
                text: summary,
                hint: "Check the PLG API; failures of this day are asked for again until midnight."
            )
        )
        return .failure(summary)
    }
}
