import Simulation
import Storage
import Wire

/// Answers the requests about wishlists (seed 000, phase 1; seed 001).
struct WishlistToGroupController {
    let workflow: WorkflowContext

    /// `POST /wishlist-to-group`: authenticate, validate, store, log, tell Slack, answer.
    func store(_ request: HTTPRequest) async throws -> HTTPResponse {
        try await store(request) { () throws(APIError) in try WishlistRequest(body: request.body) }
    }

    /// Stores what a draft holds, in the same way.
    func store(_ wishlist: WishlistRequest, for request: HTTPRequest) async throws -> HTTPResponse {
        try await store(request) { wishlist }
    }

    private func store(
        _ request: HTTPRequest,
        reading read: () throws(APIError) -> WishlistRequest
    ) async throws -> HTTPResponse {
        do {
            let user = try Authentication(workflow: workflow).user(of: request)
            try await workflow.step("validate")
            let wishlist = try read()
            let service = WishlistToGroupService(workflow: workflow)
            let created = try await service.validateAndCreate(wishlist, userID: user)
            workflow.mark(.wishlistValidateStore)
            try await announce(created, wishlist)
            return HTTPResponse(201, json: ["data": Self.data(created)])
        } catch let error as APIError {
            return try await refuse(error)
        } catch let error as DatabaseError {
            workflow.console.rollback()
            workflow.log.error("WishlistToGroupController could not store the wishlist: \(error)")
            return APIError.database.response
        }
    }

    private func announce(_ created: WishlistToGroupService.Created, _ wishlist: WishlistRequest) async throws {
        try await workflow.step("announce", .wishlist(created.slug))
        workflow.log.info("wishlist '\(created.slug)' created", JSONObject([("id", JSONValue(created.id))]))
        workflow.mark(.wishlistLog)
        let sent = try await workflow.slack.send(
            SlackNotice(
                severity: .info,
                kind: .wishlistCreated,
                text: "wishlist '\(wishlist.name)' created with \(wishlist.products.count) products",
                wishlistSlugs: [created.slug]
            )
        )
        if sent { workflow.mark(.wishlistSlack) }
    }

    private func refuse(_ error: APIError) async throws -> HTTPResponse {
        workflow.log.warning("wishlist refused with \(error.status): \(error.message)")
        guard error.status == 422 else { return error.response }
        let fields = error.errors.map { "\($0.field) \($0.message)" }.joined(separator: "; ")
        try await workflow.slack.send(
            SlackNotice(severity: .warning, kind: .wishlistRejected, text: "wishlist refused: \(fields)")
        )
        return error.response
    }

    private static func data(_ created: WishlistToGroupService.Created) -> JSONValue {
        func ids(_ type: DataType) -> JSONValue { .array((created.targets[type] ?? []).map { JSONValue($0) }) }
        return [
            "id": JSONValue(created.id), "slug": .string(created.slug),
            "status": JSONValue(WishlistStatus.active.rawValue), "group_id": JSONValue(created.groupID),
            "product_ids": ids(.product), "product_review_ids": ids(.productReview), "category_ids": ids(.category),
            "search_query_ids": ids(.searchQuery),
        ]
    }
}
