import Storage
import Wire

/// The `AuthMiddleware`: who sends a request, by its bearer token (seed 001, step 1).
struct Authentication {
    let workflow: WorkflowContext

    /// The id of the user.
    ///
    /// - Throws: `APIError.unauthenticated`, `DatabaseError`, or what stops the process itself.
    func user(of request: HTTPRequest) throws -> Int {
        let prefix = "Bearer "
        guard let header = request.headers["Authorization"], header.hasPrefix(prefix),
            let user = try GroupRepository(workflow: workflow).userID(token: String(header.dropFirst(prefix.count)))
        else { throw APIError.unauthenticated }
        return user
    }
}
