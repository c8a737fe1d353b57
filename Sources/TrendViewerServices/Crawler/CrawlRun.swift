internal import Simulation
internal import Storage

/// One crawl from start to end: success data first, then the request's status, then embedding and prediction.
struct CrawlRun {
    let context: ServiceContext
    let config: CrawlConfig
    let process: SimulatedProcess

    func run() async throws {
        let session = context.database.session(for: process, access: Crawler.access)
        do {
            guard try await crawl(session) else { return }
        } catch let failure as InjectedFailure {
            return try await fail(failure.code, Self.message(for: failure.code), session)
        } catch let error as DatabaseError {
            process.log(.error, to: "crawler", error.description)
            return try await fail("DATABASE_\(error.code.number)", error.message, session)
        }
        let supply = Supply(context: context)
        supply.start(config)
        try await CrawlModels(context: context, config: config, process: process).run(session)
        // The embeddings are new since the first time.
        if config.dataType == .productReview { supply.start(config) }
    }

    /// Crawls and stores; returns false when the request was canceled or queued again meanwhile.
    private func crawl(_ session: Session) async throws -> Bool {
        try await process.step("start")
        guard try await move(from: .queued, to: .running, session) else { return false }
        process.log(.info, to: "crawler", "\(config.dataType.rawValue) \(config.name): crawl starts")
        try await process.sleep(for: context.draw(TrendViewerServiceSettings.crawlDuration, config.decisionName))
        try await process.step("crawl", failsHere: true)
        guard try isCurrent(session) else { return false }
        try await store(session)
        process.take(.storeSuccess)
        try await process.step("finish")
        guard try await move(from: .running, to: .done, session) else { return false }
        process.take(.updateConfigStatus)
        process.log(.info, to: "crawler", "\(config.dataType.rawValue) \(config.name): crawl done")
        return true
    }

    private func store(_ session: Session) async throws {
        let store = CrawlStore(session: session, now: process.sqlNow)
        switch config.subject {
        case .product(let input, let type):
            try await process.step("store-product")
            try await store.store(context.fixtures.product(for: input), type: type)
        case .productReviews(let input, let type):
            let product = context.fixtures.product(for: input)
            try await process.step("store-reviews")
            let reviews = try await store.storeReviews(of: product, type: type)
            try await process.step("store-sentences")
            try await store.storeSentences(of: product, reviewIDs: reviews)
        case .category(let id):
            try await process.step("store-rankings")
            try await store.storeRanking(ranking, table: "t_category_rankings", key: "category_id", id, config.mallID)
        case .searchQuery(let keyword):
            try await process.step("store-rankings")
            try await store.storeRanking(ranking, table: "t_sq_rankings", key: "keyword", keyword, config.mallID)
        }
    }

    private var ranking: [String] {
        let size = context.settings[TrendViewerServiceSettings.crawlRankingSize]
        return context.fixtures.ranking(of: config.name, size: size)
    }

    /// Moves the request's status; false when it no longer stands at `old`, or belongs to a later attempt.
    private func move(
        from old: CrawlerV2Schema.ConfigStatus,
        to new: CrawlerV2Schema.ConfigStatus,
        _ session: Session
    ) async throws -> Bool {
        let result = try await session.execute(
            "UPDATE crawler_v2.configs SET status = ?, updated_at = ? WHERE id = ? AND attempt = ? AND status = ?",
            [
                SQLValue(new.rawValue), SQLValue(process.sqlNow), SQLValue(config.id), SQLValue(config.attempt),
                SQLValue(old.rawValue),
            ]
        )
        if result.changes == 0 { logAbandoned() }
        return result.changes > 0
    }

    private func isCurrent(_ session: Session) throws -> Bool {
        let rows = try session.query(
            "SELECT id FROM crawler_v2.configs WHERE id = ? AND attempt = ? AND status IN (0, 1)",
            [SQLValue(config.id), SQLValue(config.attempt)]
        )
        if rows.isEmpty { logAbandoned() }
        return !rows.isEmpty
    }

    private func logAbandoned() {
        process.log(.warning, to: "crawler", "\(config.dataType.rawValue) \(config.name): canceled or superseded")
    }

    private func fail(_ code: String, _ message: String, _ session: Session) async throws {
        guard try isCurrent(session) else { return }
        process.log(.error, to: "crawler", "\(config.dataType.rawValue) \(config.name): \(message) [\(code)]")
        let report = CrawlFailureReport(context: context, config: config, code: code, message: message)
        do {
            try await report.send(from: process, session)
        } catch let error as DatabaseError {
            process.log(.critical, to: "plg-api", "the failure of config \(config.id) is lost: \(error)")
        }
    }

    private static func message(for code: String) -> String {
        switch code {
        case "CAPTCHA": "the marketplace asks for a CAPTCHA"
        case "NOT_FOUND": "the marketplace has no such page"
        case "TIMEOUT": "the marketplace did not answer in time"
        case "BLOCKED": "the marketplace blocks the crawler"
        default: "the crawl failed"
        }
    }
}
