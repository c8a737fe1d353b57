import Simulation
import Storage
import Wire

/// trend-viewer-api: the routes and what answers them (reference trend-viewer §2.1).
struct TrendViewerAPI {
    let application: TrendViewerApplication

    /// All routes, the public ones under both documented prefixes.
    var router: Router {
        var router = Router()
        for prefix in ["/api/v1/general", "/api/v1"] {
            router.on(.post, "\(prefix)/wishlist-to-group") { call in
                try await WishlistToGroupController(workplace: workplace(call)).store(call.request)
            }
        }
        router.on(.post, "/internal/dataset-ready") { call in
            try await DatasetReadyController(workplace: workplace(call)).announce(call.request)
        }
        return router
    }

    private func workplace(_ call: Router.Call) -> Workplace {
        Workplace(application, .api, process: call.process, title: "trend-viewer-api")
    }
}
