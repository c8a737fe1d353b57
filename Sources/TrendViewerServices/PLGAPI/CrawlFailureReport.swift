internal import Simulation
internal import Storage
internal import Wire

/// What PLG does when a crawl fails, in the order of seed 000: error log, crawl status, logger, Slack.
struct CrawlFailureReport: Sendable {
    let context: ServiceContext
    let config: CrawlConfig
    let code: String
    let message: String

    /// Reports the failure; the process is the crawler's, the clock is PLG's.
    func send(from process: SimulatedProcess, _ session: Session) async throws {
        let now = process.readClockText(of: ["plg-api"])
        try await session.transaction {
            _ = try await session.execute(
                """
                INSERT INTO crawler_v2.error_logs (config_id, data_type, summary_id, error_code, message, failed_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                [
                    SQLValue(config.id), SQLValue(config.dataType.rawValue), SQLValue(config.summaryID),
                    SQLValue(code), SQLValue(message), SQLValue(now),
                ]
            )
            _ = try await session.execute(
                "UPDATE crawler_v2.configs SET status = ?, error_code = ?, updated_at = ? WHERE id = ?",
                [
                    SQLValue(CrawlerV2Schema.ConfigStatus.failed.rawValue), SQLValue(code),
                    SQLValue(now), SQLValue(config.id),
                ]
            )
        }
        process.take(.crawlErrorLog)
        process.take(.updateConfigStatus)
        try await writeCrawlStatus(from: process, at: now)
        process.log(.error, to: "plg-api", "\(config.dataType.rawValue) \(config.name): \(message) [\(code)]")
        process.take(.crawlErrorLogger)
        let slack = OperatorMessage(
            command: "plg-api",
            severity: .error,
            kind: "crawl_failed",
            text: "crawl of \(config.dataType.rawValue) \(config.name) failed with \(code): \(message)",
            hint: "Look at crawler_v2.error_logs for config \(config.id); a bulk-update crawls it again."
        )
        if try await slack.send(from: process, by: context.client(process)) {
            process.take(.crawlErrorSlack)
        }
    }

    /// Seed 000 lets PLG write crawl_status 3 itself; by default CMD-09 does (reference trend-viewer §8, Q-06).
    private func writeCrawlStatus(from process: SimulatedProcess, at now: String) async throws {
        guard
            context.settings[TrendViewerServiceSettings.plgWritesCrawlStatus]
                || context.settings[TrendViewerServiceSettings.crawlStatusWriter] == "plg"
        else { return }
        let table = config.dataType.summaryTable
        let session = context.database.session(for: process, access: Access(writes: [table], reads: []))
        _ = try await session.execute(
            "UPDATE \(table) SET crawl_status = 3, updated_at = ? WHERE id = ?",
            [SQLValue(now), SQLValue(config.summaryID)]
        )
        process.take(.crawlErrorStatus)
    }
}
