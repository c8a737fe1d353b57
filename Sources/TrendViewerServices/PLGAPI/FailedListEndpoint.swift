internal import Simulation
internal import Storage
internal import Wire

/// `GET /failed-list?data_type=&from=&to=&limit=&offset=`: the failures of a time window, page by page.
///
/// The window includes both ends. A failure stays listed whatever became of its target later (reference FM-10).
struct FailedListEndpoint: Sendable {
    let context: ServiceContext

    func list(_ call: Router.Call) async throws -> HTTPResponse {
        let page = try Page(call.request, limit: context.settings[TrendViewerServiceSettings.plgPageLimit])
        let process = call.process
        try await process.step("receive", failsHere: true)
        let session = context.database.session(for: process, access: PLGAPIService.access)
        try await process.step("list")
        let order = context.settings[TrendViewerServiceSettings.plgFailedListOrder].sql
        // One more than asked for: it tells whether there is a next page.
        let rows = try session.query(
            """
            SELECT summary_id, data_type, error_code, message, failed_at FROM crawler_v2.error_logs
            WHERE data_type = ? AND failed_at >= ? AND failed_at <= ? ORDER BY \(order) LIMIT ? OFFSET ?
            """,
            [
                SQLValue(page.type.rawValue), SQLValue(page.from), SQLValue(page.to), SQLValue(page.limit + 1),
                SQLValue(page.offset),
            ]
        )
        let next = rows.count > page.limit ? page.offset + page.limit : nil
        return HTTPResponse(
            200,
            json: ["data": .array(rows.prefix(page.limit).map(Self.item)), "next_offset": JSONValue(next)]
        )
    }

    private static func item(_ row: Row) -> JSONValue {
        [
            "summary_id": JSONValue(row.int("summary_id")),
            "data_type": .string(row.text("data_type")),
            "error_code": .string(row.text("error_code")),
            "message": .string(row.text("message")),
            "failed_at": .string(row.text("failed_at")),
        ]
    }

    /// Which part of the list is asked for.
    private struct Page {
        let type: CrawlDataType
        let from, to: String
        let limit, offset: Int

        init(_ request: HTTPRequest, limit most: Int) throws(RequestRefusal) {
            type = try BulkRequest.dataType(request.parameter("data_type") ?? "")
            from = try Self.time("from", request)
            to = try Self.time("to", request)
            guard from <= to else { throw .invalid("'from' must not be after 'to'") }
            limit = min(try Self.number("limit", request, least: 1) ?? most, most)
            offset = try Self.number("offset", request, least: 0) ?? 0
        }

        private static func time(_ name: String, _ request: HTTPRequest) throws(RequestRefusal) -> String {
            guard let text = request.parameter(name), text.utf8.count == 19,
                let instant = SimulationInstant(isoText: text), instant.sqlText == text
            else { throw .invalid("'\(name)' must be a time such as 2026-01-05 00:00:00") }
            return text
        }

        private static func number(
            _ name: String,
            _ request: HTTPRequest,
            least: Int
        ) throws(RequestRefusal) -> Int? {
            guard let text = request.parameter(name) else { return nil }
            guard let number = Int(text), number >= least else {
                throw .invalid("'\(name)' must be a whole number of at least \(least)")
            }
            return number
        }
    }
}
