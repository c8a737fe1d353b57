internal import Simulation
internal import Storage
internal import Wire

/// `POST /bulk-create` (201) and `PUT /bulk-update` (200): stores crawl requests and starts their crawls.
///
/// Nothing makes a request unique: the same target sent twice is crawled twice (reference trend-viewer FM-03).
struct BulkEndpoints: Sendable {
    let context: ServiceContext
    let crawler: Crawler

    func create(_ call: Router.Call) async throws -> HTTPResponse {
        let bulk = try BulkRequest(call.request)
        let process = call.process
        try await process.step("receive", failsHere: true)
        let session = context.database.session(for: process, access: PLGAPIService.access)
        try await process.step("store")
        let configs = try await session.transaction {
            var configs: [CrawlConfig] = []
            for request in bulk.configs {
                let id = try await insert(request, type: bulk.type, at: process.sqlNow, session)
                configs.append(request.config(id: id, attempt: 1))
            }
            return configs
        }
        process.take(.storeRequest)
        process.log(.info, to: "plg-api", "bulk-create \(bulk.type.rawValue): \(configs.count) queued")
        try await start(configs, process)
        return HTTPResponse(201, json: Self.answer(configs))
    }

    func update(_ call: Router.Call) async throws -> HTTPResponse {
        let bulk = try BulkRequest(call.request)
        let process = call.process
        try await process.step("receive", failsHere: true)
        let session = context.database.session(for: process, access: PLGAPIService.access)
        try await process.step("store")
        let configs = try await session.transaction {
            var configs: [CrawlConfig] = []
            for request in bulk.configs {
                configs.append(try await requeue(request, type: bulk.type, at: process.sqlNow, session))
            }
            return configs
        }
        process.log(.info, to: "plg-api", "bulk-update \(bulk.type.rawValue): \(configs.count) queued again")
        try await start(configs, process)
        return HTTPResponse(200, json: Self.answer(configs))
    }

    private func start(_ configs: [CrawlConfig], _ process: SimulatedProcess) async throws {
        try await process.step("start-crawls")
        if configs.count > 1, configs[0].dataType == .product { process.take(.multipleProducts) }
        for config in configs { crawler.start(config) }
    }

    private func insert(
        _ request: ConfigRequest,
        type: CrawlDataType,
        at now: String,
        _ session: Session
    ) async throws -> Int {
        let result = try await session.execute(
            """
            INSERT INTO crawler_v2.configs
                (data_type, summary_id, input, input_type, category_id, keyword, mall_id, schedule, priority, status,
                 created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [SQLValue(type.rawValue), SQLValue(request.summaryID)] + request.subjectColumns
                + [
                    SQLValue(request.mallID), SQLValue(request.schedule), SQLValue(request.priority),
                    SQLValue(CrawlerV2Schema.ConfigStatus.queued.rawValue), SQLValue(now), SQLValue(now),
                ]
        )
        return result.lastInsertID
    }

    private func requeue(
        _ request: ConfigRequest,
        type: CrawlDataType,
        at now: String,
        _ session: Session
    ) async throws -> CrawlConfig {
        let found = try session.query(
            """
            SELECT id, attempt FROM crawler_v2.configs
            WHERE data_type = ? AND summary_id = ? AND (? IS NULL OR id = ?) ORDER BY id DESC LIMIT 1
            """,
            [
                SQLValue(type.rawValue), SQLValue(request.summaryID), SQLValue(request.configID),
                SQLValue(request.configID),
            ]
        )
        guard let row = found.first else {
            let wanted = request.configID.map { "config \($0) of " } ?? ""
            throw RequestRefusal(
                status: 404,
                code: "CONFIG_NOT_FOUND",
                message: "no \(wanted)\(type.rawValue) \(request.summaryID)"
            )
        }
        let attempt = row.int("attempt") + 1
        _ = try await session.execute(
            """
            UPDATE crawler_v2.configs
            SET input = ?, input_type = ?, category_id = ?, keyword = ?, mall_id = ?, schedule = ?, priority = ?,
                status = ?, attempt = ?, error_code = NULL, updated_at = ?
            WHERE id = ?
            """,
            request.subjectColumns
                + [
                    SQLValue(request.mallID), SQLValue(request.schedule), SQLValue(request.priority),
                    SQLValue(CrawlerV2Schema.ConfigStatus.queued.rawValue), SQLValue(attempt), SQLValue(now),
                    row["id"],
                ]
        )
        return request.config(id: row.int("id"), attempt: attempt)
    }

    private static func answer(_ configs: [CrawlConfig]) -> JSONValue {
        [
            "configs": .array(
                configs.map { ["summary_id": JSONValue($0.summaryID), "config_id": JSONValue($0.id)] }
            )
        ]
    }
}
