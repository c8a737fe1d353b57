internal import Storage
package import Wire
package import Simulation

/// PLG API, the crawler team's gateway: takes crawl requests, lists failures, says whether data is complete.
///
/// It owns crawler_v2 and analyzer_v2 (seed 000; reference trend-viewer §2.2) and starts a crawl for each request.
package struct PLGAPIService: HTTPService {
    /// What faults can aim at here.
    package static let description = ServiceDescription(
        name: "plg-api",
        summary: "Takes crawl requests, lists failed crawls, says whether products are embedded and predicted.",
        routes: ["POST /bulk-create", "PUT /bulk-update", "GET /failed-list", "POST /validate-data"],
        steps: ["receive", "store", "start-crawls", "list", "check"],
        failingStep: "receive",
        attributes: ["method", "path", "from", "data_type"]
    )

    private let router: Router

    init(context: ServiceContext, crawler: Crawler) {
        let bulk = BulkEndpoints(context: context, crawler: crawler)
        let failures = FailedListEndpoint(context: context)
        let validation = ValidateDataEndpoint(context: context)
        var router = Router()
        router.on(.post, "/bulk-create") { try await bulk.create($0) }
        router.on(.put, "/bulk-update") { try await bulk.update($0) }
        router.on(.get, "/failed-list") { try await failures.list($0) }
        router.on(.post, "/validate-data") { try await validation.check($0) }
        self.router = router
    }

    package func respond(to request: HTTPRequest, in process: SimulatedProcess) async throws -> HTTPResponse {
        do {
            return try await router.respond(to: request, in: process)
        } catch let refusal as RequestRefusal {
            process.log(.warning, to: "plg-api", "\(request.method.rawValue) \(request.path): \(refusal.message)")
            return refusal.response
        }
    }

    /// What PLG may touch: its own two databases.
    static let access = Access(writes: ["crawler_v2", "analyzer_v2"], reads: [])
}
