import Wire

/// An answer other than success, in the one shape that all of the API's errors have (reference trend-viewer §2.1).
struct APIError: Error, Equatable {
    let status: Int
    /// The reason in capitals, such as `QUOTA_EXCEEDED`.
    let code: String
    let message: String
    /// The messages by field, for input that is not valid.
    var errors: [FieldError] = []

    /// The answer.
    var response: HTTPResponse {
        var body = JSONObject([("message", .string(message)), ("code", .string(code))])
        if !errors.isEmpty {
            var fields = JSONObject()
            for error in errors {
                fields[error.field] = .array((fields[error.field]?.array ?? []) + [.string(error.message)])
            }
            body["errors"] = .object(fields)
        }
        return HTTPResponse(status, json: .object(body))
    }

    static let unauthenticated = APIError(
        status: 401,
        code: "UNAUTHENTICATED",
        message: "a valid bearer token is needed"
    )
    static let subscriptionExpired = APIError(
        status: 402,
        code: "SUBSCRIPTION_EXPIRED",
        message: "the subscription of the group has expired"
    )
    static let subscriptionInvalid = APIError(
        status: 402,
        code: "SUBSCRIPTION_INVALID",
        message: "the group has no active subscription"
    )
    static let noGroup = APIError(status: 403, code: "NOT_A_MEMBER", message: "the user is not a member of the group")
    static let database = APIError(status: 500, code: "DATABASE_ERROR", message: "the database could not be written")
    static let system = APIError(status: 500, code: "INTERNAL", message: "something unexpected went wrong")

    static func quota(_ what: String, _ limit: Int) -> APIError {
        APIError(status: 402, code: "QUOTA_EXCEEDED", message: "the package allows \(limit) \(what)")
    }

    static func invalid(_ errors: [FieldError]) -> APIError {
        APIError(status: 422, code: "VALIDATION_FAILED", message: "the request is not valid", errors: errors)
    }

    static func notFound(_ what: String) -> APIError {
        APIError(status: 404, code: "NOT_FOUND", message: "\(what) was not found")
    }
}

/// What is wrong with one field of a request.
struct FieldError: Equatable {
    /// The field with dots between its parts: `products.0.input`.
    let field: String
    let message: String
}
