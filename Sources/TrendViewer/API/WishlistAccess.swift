import Simulation
import Storage
import Wire

/// The beginning of every request about one wishlist: who asks, which wishlist, and whether it is theirs (seed 001).
struct WishlistAccess {
    /// The branches that a case of the document has for this.
    struct Branches {
        var authenticated: Branch?
        let unauthenticated, missing, denied: Branch

        static let createAnalysis = Branches(
            authenticated: .createAnalysisAuthenticated,
            unauthenticated: .createAnalysis401,
            missing: .createAnalysis404Missing,
            denied: .createAnalysis404Access
        )
        static let histories = Branches(
            unauthenticated: .histories401,
            missing: .histories404Missing,
            denied: .histories404Access
        )
        static let training = Branches(
            unauthenticated: .training401,
            missing: .training404Missing,
            denied: .training404Access
        )
    }

    let workflow: WorkflowContext
    let branches: Branches

    /// Finds the wishlist, if the sender of the request may see it.
    ///
    /// - Returns: the wishlist, and the sender's role in its group.
    /// - Throws: `APIError` 401 or 404, `DatabaseError`, or what stops the process itself.
    func find(_ slug: String, for request: HTTPRequest) throws -> (wishlist: Wishlist, role: String) {
        let user: Int
        do {
            user = try Authentication(workflow: workflow).user(of: request)
        } catch let error as APIError {
            workflow.mark(branches.unauthenticated)
            throw error
        }
        if let branch = branches.authenticated { workflow.mark(branch) }
        guard let wishlist = try WishlistToGroupRepository(workflow: workflow).findBySlug(slug) else {
            workflow.mark(branches.missing)
            throw APIError.notFound("the wishlist")
        }
        guard let role = try GroupRepository(workflow: workflow).role(userID: user, groupID: wishlist.groupID) else {
            workflow.mark(branches.denied)
            throw APIError.notFound("the wishlist")
        }
        return (wishlist, role)
    }
}
