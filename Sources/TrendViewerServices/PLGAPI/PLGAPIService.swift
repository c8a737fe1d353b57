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
        requests: requests
    )

    private static let bulk = ["POST /bulk-create", "PUT /bulk-update"]

    private static let requests =
        [
            RequestAttribute(
                "data_type",
                routes: bulk + ["GET /failed-list"],
                values: CrawlDataType.allCases.map(\.rawValue)
            ) { arrival in
                [arrival.json?["data_type"]?.string ?? arrival.request.parameter("data_type")].compactMap(\.self)
            },
            RequestAttribute("offset", routes: ["GET /failed-list"]) { [$0.request.parameter("offset") ?? "0"] },
            named("input", in: "configs", or: "products", of: bulk + ["POST /validate-data"]),
        ]
        + ["product_ref", "category_id", "keyword", "summary_id", "config_id"].map {
            named($0, in: "configs", of: bulk)
        }

    /// What the elements of a list in the body name, all of them.
    private static func named(
        _ name: String,
        in list: String,
        or other: String? = nil,
        of routes: [String]
    ) -> RequestAttribute {
        RequestAttribute(name, routes: routes) { arrival in
            let elements = arrival.json?[list]?.array ?? other.flatMap { arrival.json?[$0]?.array } ?? []
            return elements.compactMap { $0[name]?.reference }
        }
    }

    package var requestAttributes: [RequestAttribute] { Self.requests }

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
