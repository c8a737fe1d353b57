import Simulation
import Storage
import Wire

/// Answers the requests about drafts: create, generate viewpoints, remove one, convert (reference trend-viewer §1.13,
/// EP-09, EP-10; paths inferred).
struct TempWishlistController {
    let workflow: WorkflowContext

    private var repository: TempWishlistRepository { TempWishlistRepository(workflow: workflow) }

    /// `POST /temp-wishlist-to-group`, with the body of a wishlist; drafts count against no quota.
    func store(_ request: HTTPRequest) async throws -> HTTPResponse {
        try await answering(request) { groups in
            let wishlist = try WishlistRequest(body: request.body)
            guard let group = wishlist.groupID ?? groups.first, groups.contains(group) else { throw APIError.noGroup }
            let draft = try await repository.create(wishlist, groupID: group)
            workflow.log.info("draft '\(draft.slug)' stored")
            return HTTPResponse(201, json: ["data": ["id": JSONValue(draft.id), "slug": .string(draft.slug)]])
        }
    }

    /// `POST /temp-viewpoint/{slug}/specific-viewpoint`: generates all specific viewpoints of a draft anew.
    func generate(_ slug: String, _ request: HTTPRequest) async throws -> HTTPResponse {
        try await answering(request) { groups in
            let draft = try find(slug, in: groups)
            do {
                let count = try await TempViewpointService(workflow: workflow).regenerate(draft)
                workflow.log.info("\(count) specific viewpoints generated for draft '\(slug)'")
                return HTTPResponse(200, json: ["data": ["specific_viewpoints": JSONValue(count)]])
            } catch let error as ServiceCallError {
                workflow.log.error("viewpoints of draft '\(slug)' could not be generated: \(error)", error.context)
                throw APIError(status: 503, code: "GENERATION_FAILED", message: "the viewpoints could not be generated")
            }
        }
    }

    /// `DELETE /temp-viewpoint/specific-viewpoint/{id}`.
    func delete(_ id: String, _ request: HTTPRequest) async throws -> HTTPResponse {
        try await answering(request) { groups in
            guard let id = Int(id), try await repository.deleteSpecific(id: id, groupIDs: groups) else {
                throw APIError.notFound("the specific viewpoint")
            }
            return HTTPResponse(204)
        }
    }

    /// `POST /temp-wishlist-to-group/{slug}/convert`: an official wishlist of what the draft holds, and no more.
    func convert(_ slug: String, _ request: HTTPRequest) async throws -> HTTPResponse {
        let wishlist: WishlistRequest
        do {
            let groups = try groups(of: request)
            wishlist = try repository.request(of: try find(slug, in: groups))
        } catch let error as APIError {
            return error.response
        }
        return try await WishlistToGroupController(workflow: workflow).store(wishlist, for: request)
    }

    private func find(_ slug: String, in groups: [Int]) throws -> TempWishlistRepository.Draft {
        guard let draft = try repository.find(slug), groups.contains(draft.groupID) else {
            throw APIError.notFound("the draft")
        }
        return draft
    }

    private func groups(of request: HTTPRequest) throws -> [Int] {
        let user = try Authentication(workflow: workflow).user(of: request)
        return try GroupRepository(workflow: workflow).groupIDs(userID: user)
    }

    private func answering(
        _ request: HTTPRequest,
        _ body: ([Int]) async throws -> HTTPResponse
    ) async throws -> HTTPResponse {
        do {
            return try await body(try groups(of: request))
        } catch let error as APIError {
            return error.response
        } catch let error as DatabaseError {
            workflow.log.error("TempWishlistController failed: \(error)")
            return APIError.database.response
        }
    }
}
