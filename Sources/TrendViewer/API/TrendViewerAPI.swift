import Simulation
import Storage
import Wire

/// trend-viewer-api: the routes and what answers them (reference trend-viewer §2.1).
struct TrendViewerAPI {
    /// The requests that the API takes, without the aliases of the second prefix.
    static let routes = [
        "POST /api/v1/general/wishlist-to-group",
        "POST /api/v1/wishlist-to-group/{slug}/createAnalysis",
        "GET /api/v1/wishlist-to-group/{slug}/histories",
        "PATCH /api/v1/wishlist-to-group/{slug}/update-tranning-status",
        "GET /api/v1/general/analyzer/{wldh_slug}/products",
        "GET /api/v1/general/analyzer/{wldh_slug}/products/comparison",
        "GET /api/v1/general/analyzer/{wldh_slug}/products/review-chart",
        "GET /api/v1/general/analyzer/{wldh_slug}/products/{product_id}/review-sentences",
        "POST /api/v1/general/temp-wishlist-to-group",
        "POST /api/v1/general/temp-wishlist-to-group/{slug}/convert",
        "POST /api/v1/general/temp-viewpoint/{slug}/specific-viewpoint",
        "DELETE /api/v1/general/temp-viewpoint/specific-viewpoint/{id}",
        "POST /webhooks/stripe",
        "POST /internal/dataset-ready",
    ]

    /// The steps at which a fault can strike a request, in the order of the routes.
    static let steps = [
        "validate", "insert-wishlist", "insert-summaries", "insert-viewpoints", "push-viewpoints", "announce",
        "authenticate", "prepare", "send", "record", "monitor", "query", "update",
        "delete-viewpoints", "generate-viewpoints", "store-viewpoints", "stripe-event", "broadcast",
    ]

    /// The same requests under the other of the two documented prefixes.
    static let aliases = routes.filter { $0.contains(" /api/v1/") }.map { route in
        route.contains("/v1/general/")
            ? route.replacing("/v1/general/", with: "/v1/") : route.replacing("/v1/", with: "/v1/general/")
    }

    /// What its requests can be told apart by.
    static let requests = [
        RequestAttribute("wishlist_slug", segment: "slug", of: routes(with: "/wishlist-to-group/{slug}/")),
        RequestAttribute("history_slug", segment: "wldh_slug", of: routes(with: "/{wldh_slug}/")),
    ]

    private static func routes(with path: String) -> [String] { (routes + aliases).filter { $0.contains(path) } }

    let application: TrendViewerApplication

    /// All routes, the public ones under both documented prefixes.
    var router: Router {
        var router = Router(requestAttributes: Self.requests)
        for prefix in ["/api/v1/general", "/api/v1"] { add(to: &router, prefix) }
        router.on(.post, "/internal/dataset-ready") { call in
            try await DatasetReadyController(workflow: workflow(call)).announce(call.request)
        }
        router.on(.post, "/webhooks/stripe") { call in
            try await StripeWebhookController(workflow: workflow(call)).receive(call.request)
        }
        return router
    }

    private func addDrafts(to router: inout Router, _ prefix: String) {
        let draft = "\(prefix)/temp-wishlist-to-group"
        let viewpoint = "\(prefix)/temp-viewpoint"
        router.on(.post, draft) { call in
            try await TempWishlistController(workflow: workflow(call)).store(call.request)
        }
        router.on(.post, "\(draft)/{slug}/convert") { call in
            try await TempWishlistController(workflow: workflow(call)).convert(call.segment("slug"), call.request)
        }
        router.on(.post, "\(viewpoint)/{slug}/specific-viewpoint") { call in
            try await TempWishlistController(workflow: workflow(call)).generate(call.segment("slug"), call.request)
        }
        router.on(.delete, "\(viewpoint)/specific-viewpoint/{id}") { call in
            try await TempWishlistController(workflow: workflow(call)).delete(call.segment("id"), call.request)
        }
    }

    private func add(to router: inout Router, _ prefix: String) {
        addDrafts(to: &router, prefix)
        let wishlist = "\(prefix)/wishlist-to-group"
        router.on(.post, wishlist) { call in
            try await WishlistToGroupController(workflow: workflow(call)).store(call.request)
        }
        router.on(.post, "\(wishlist)/{slug}/createAnalysis") { call in
            try await CreateAnalysisController(workflow: workflow(call)).create(call.segment("slug"), call.request)
        }
        router.on(.get, "\(wishlist)/{slug}/histories") { call in
            try await HistoriesController(workflow: workflow(call)).index(call.segment("slug"), call.request)
        }
        router.on(.patch, "\(wishlist)/{slug}/update-tranning-status") { call in
            try await TrainingStatusController(workflow: workflow(call)).update(call.segment("slug"), call.request)
        }
        for read in AnalyzerRead.allCases {
            router.on(.get, "\(prefix)/analyzer/{wldh_slug}/\(read.path)") { call in
                let product = read == .reviewSentences ? call.segment("product_id") : nil
                return try await AnalyzerController(workflow: workflow(call)).show(
                    read,
                    call.segment("wldh_slug"),
                    productID: product,
                    call.request
                )
            }
        }
    }

    private func workflow(_ call: Router.Call) -> WorkflowContext {
        WorkflowContext(application, .api, process: call.process, title: "trend-viewer-api")
    }
}
