package import Simulation
internal import Storage
package import Wire

/// The TV Python API: creates datasets and tells how far they are (reference trend-viewer §2.3).
///
/// It stands in front of ds_analyzer.datasets. Every request needs the bearer token (401); more than the profile's
/// number of requests a minute are answered with 429 and `Retry-After`.
package actor TVPythonAPIService: SimulatedService, HTTPService {
    /// What faults can aim at here.
    package static let description = ServiceDescription(
        name: "tv-python-api",
        summary: "Creates datasets and tells their status and progress.",
        routes: ["POST /dataset/create", "GET /datasets/{id}", "GET /datasets", "HEAD /datasets"],
        steps: ["receive", "insert", "read"],
        failingStep: "receive",
        requests: requests
    )

    private static let requests = [
        RequestAttribute("dataset_id", segment: "id", of: ["GET /datasets/{id}"]),
        RequestAttribute(bodyMember: "wishlist_slug", of: ["POST /dataset/create"]),
    ]

    package nonisolated var requestAttributes: [RequestAttribute] { Self.requests }

    package nonisolated let world: World
    private let context: ServiceContext
    private let router: Router
    private var window = RateWindow()

    init(context: ServiceContext) {
        world = context.world
        self.context = context
        let datasets = DatasetEndpoints(context: context)
        var router = Router()
        router.on(.post, "/dataset/create") { try await datasets.create($0) }
        router.on(.get, "/datasets/{id}") { try await datasets.detail($0) }
        router.on(.get, "/datasets") { try await datasets.list($0) }
        router.on(.head, "/datasets") { _ in HTTPResponse(200) }
        self.router = router
    }

    package func respond(to request: HTTPRequest, in process: SimulatedProcess) async throws -> HTTPResponse {
        try await process.step("receive", failsHere: true)
        guard request.headers["Authorization"] == "Bearer \(context.settings[TrendViewerServiceSettings.pythonToken])"
        else {
            process.log(.warning, to: "tv-python-api", "\(request.method.rawValue) \(request.path): no valid token")
            return HTTPResponse(
                401,
                headers: ["WWW-Authenticate": "Bearer"],
                json: ["message": "no valid bearer token", "code": "UNAUTHENTICATED"]
            )
        }
        let limit = context.settings[TrendViewerServiceSettings.pythonRateLimit]
        let state = window.count(at: world.now, limit: limit)
        var response: HTTPResponse
        if state.isOver {
            process.log(.warning, to: "tv-python-api", "\(request.method.rawValue) \(request.path): rate limited")
            response = HTTPResponse(429, json: ["message": "too many requests", "code": "RATE_LIMITED"])
            response.headers["Retry-After"] = "\(state.secondsToReset)"
        } else {
            response = try await answer(request, in: process)
        }
        if limit > 0 {
            response.headers["X-RateLimit-Limit"] = "\(limit)"
            response.headers["X-RateLimit-Remaining"] = "\(state.remaining)"
            response.headers["X-RateLimit-Reset"] = "\(state.secondsToReset)"
        }
        return response
    }

    private func answer(_ request: HTTPRequest, in process: SimulatedProcess) async throws -> HTTPResponse {
        do {
            return try await router.respond(to: request, in: process)
        } catch let refusal as RequestRefusal {
            process.log(.warning, to: "tv-python-api", "\(request.method.rawValue) \(request.path): \(refusal.message)")
            return refusal.response
        }
    }
}
