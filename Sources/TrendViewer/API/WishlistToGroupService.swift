import Simulation
import Storage
import Wire

/// Creates wishlists: `validateAndCreate` of the documents (seed 000, phase 1; reference trend-viewer §1.12).
struct WishlistToGroupService {
    /// What was created.
    struct Created: Equatable {
        let id: Int
        let slug: String
        let groupID: Int
        var targets: [DataType: [Int]] = [:]
    }

    let workflow: WorkflowContext

    /// Checks membership and limits, and stores a wishlist with its crawl targets and viewpoints.
    ///
    /// The rows are not one transaction unless the setting `wishlistTransaction` says so: a crash in between leaves a
    /// wishlist that nothing will ever crawl (FM-01).
    ///
    /// - Throws: `APIError`, `DatabaseError`, or what stops the process itself.
    func validateAndCreate(_ request: WishlistRequest, userID: Int) async throws -> Created {
        let groupID = try group(of: userID, asked: request.groupID)
        try checkLimits(request, groupID)
        guard workflow.settings[TrendViewerSettings.wishlistTransaction] else {
            return try await create(request, groupID)
        }
        return try await workflow.console.transaction { try await create(request, groupID) }
    }

    private func group(of userID: Int, asked: Int?) throws -> Int {
        let groups = try GroupRepository(workflow: workflow).groupIDs(userID: userID)
        guard let asked else {
            guard let first = groups.first else { throw APIError.noGroup }
            return first
        }
        guard groups.contains(asked) else { throw APIError.noGroup }
        return asked
    }

    private func checkLimits(_ request: WishlistRequest, _ groupID: Int) throws {
        let subscription = try GroupRepository(workflow: workflow).subscription(groupID: groupID)
        switch subscription.state {
        case .active: break
        case .expired: throw APIError.subscriptionExpired
        case .invalid: throw APIError.subscriptionInvalid
        }
        let wishlists = try WishlistToGroupRepository(workflow: workflow).count(groupID: groupID) + 1
        let viewpoints = request.viewpoints.reduce(0) { $0 + $1.details.reduce(0) { $0 + $1.specific.count } }
        let amounts: [(limit: Int?, count: Int, what: String)] = [
            (subscription.wishlists, wishlists, "wishlists"),
            (subscription.products, request.products.count, "products"),
            (subscription.categories, request.categories.count, "categories"),
            (subscription.searchQueries, request.searchQueries.count, "search queries"),
            (subscription.viewpoints, viewpoints, "viewpoints"),
        ]
        for amount in amounts {
            if let limit = amount.limit, amount.count > limit { throw APIError.quota(amount.what, limit) }
        }
    }

    private func create(_ request: WishlistRequest, _ groupID: Int) async throws -> Created {
        try await workflow.step("insert-wishlist")
        let (id, slug) = try await insertWishlist(request.name, groupID)
        var created = Created(id: id, slug: slug, groupID: groupID)
        try await workflow.step("insert-summaries", .wishlist(slug))
        try await insertTargets(request, &created)
        try await workflow.step("insert-viewpoints", .wishlist(slug))
        let viewpoints = ViewpointService(workflow: workflow)
        let pushed = try await viewpoints.create(request.viewpoints, wishlistID: id)
        try await workflow.step("push-viewpoints", .wishlist(slug))
        try await viewpoints.push(pushed, wishlistID: id)
        return created
    }

    /// Another request may take the same slug in the meantime; then the next one is tried.
    private func insertWishlist(_ name: String, _ groupID: Int) async throws -> (id: Int, slug: String) {
        let repository = WishlistToGroupRepository(workflow: workflow)
        let base = Slug.base(of: name)
        var taken = try repository.slugs(like: base)
        while true {
            let slug = Slug.unique(base, taken: taken)
            do {
                return (try await repository.create(name: name, slug: slug, groupID: groupID), slug)
            } catch let error as DatabaseError where error.code == .duplicateKey {
                taken.insert(slug)
            }
        }
    }

    private func insertTargets(_ request: WishlistRequest, _ created: inout Created) async throws {
        let targets = CrawlTargetRepository(workflow: workflow)
        for product in request.products {
            let id = try await targets.product(product)
            let review = try await targets.productReview(productID: id)
            created.targets[.product, default: []].append(id)
            created.targets[.productReview, default: []].append(review)
        }
        for category in request.categories {
            let id = try await targets.category(category.id, mallID: category.mallID)
            created.targets[.category, default: []].append(id)
        }
        for query in request.searchQueries {
            let id = try await targets.searchQuery(query.keyword, mallID: query.mallID)
            created.targets[.searchQuery, default: []].append(id)
        }
        for type in DataType.allCases {
            for id in created.targets[type] ?? [] { try await targets.link(type, id, wishlistID: created.id) }
        }
    }
}
