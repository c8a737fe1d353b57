import Simulation
import Storage
import Wire

/// Everything of a wishlist that a dataset is made of (seed 001, step 2; reference trend-viewer §1.4, step 2).
struct DatasetMaterial {
    /// All crawl targets, whatever became of them.
    let targets: [SummaryTarget]
    /// The products whose data has arrived.
    let products: [ProductKey]
    /// How many embedded review sentences those products have; nil where nobody counts them.
    let sentences: Int?
    /// The body of the request to the TV Python API.
    let request: JSONValue

    /// Collects the data of a wishlist; a crawl that failed leaves its target out.
    ///
    /// - Parameters:
    ///   - wishlist: the wishlist.
    ///   - workflow: what the collecting command works with.
    ///   - countsSentences: false for the API, which has no way to analyzer_v2.
    /// - Throws: `DatabaseError`, or what stops the process itself.
    init(wishlist: Wishlist, workflow: WorkflowContext, countsSentences: Bool = true) throws {
        var targets: [SummaryTarget] = []
        for type in DataType.allCases {
            targets += try SummaryWishlistRepository(workflow: workflow, type: type).targets(wishlistID: wishlist.id)
        }
        self.targets = targets
        let crawled = targets.filter { $0.crawlStatus == .success }
        products = crawled.compactMap { target in
            if case .product(let product, _, _) = target.key { product } else { nil }
        }
        sentences =
            countsSentences ? try CrawledDataRepository(workflow: workflow).embeddedSentences(products) : nil
        let viewpoints = try ViewpointRepository(workflow: workflow).viewpoints(wishlistID: wishlist.id)
        request = Self.request(wishlist, products, crawled, viewpoints)
    }

    /// Why the wishlist cannot become a dataset yet; nil when it can (the thresholds of `dataset:create`).
    func lack(in settings: Settings) -> String? {
        let open = targets.count { !$0.crawlStatus.isSettled }
        guard open == 0 else { return "\(open) of \(targets.count) crawls have not ended" }
        let wantedProducts = settings[TrendViewerSettings.minProducts]
        guard products.count >= wantedProducts else { return "\(products.count) products, needs \(wantedProducts)" }
        let wantedSentences = settings[TrendViewerSettings.minSentences]
        if let sentences, sentences < wantedSentences {
            return "\(sentences) embedded review sentences, needs \(wantedSentences)"
        }
        return nil
    }

    private static func request(
        _ wishlist: Wishlist,
        _ products: [ProductKey],
        _ crawled: [SummaryTarget],
        _ viewpoints: [JSONValue]
    ) -> JSONValue {
        var categories: [JSONValue] = []
        var queries: [JSONValue] = []
        for target in crawled {
            switch target.key {
            case .category(let id, let mallID):
                categories.append(["category_id": .string(id), "mall_id": JSONValue(mallID)])
            case .searchQuery(let keyword, let mallID):
                queries.append(["keyword": .string(keyword), "mall_id": JSONValue(mallID)])
            case .product, .productReview: break
            }
        }
        return [
            "name": .string(wishlist.name), "wishlist_slug": .string(wishlist.slug),
            "products": .array(products.map(\.json)), "categories": .array(categories),
            "search_queries": .array(queries), "viewpoints": .array(viewpoints),
        ]
    }
}
