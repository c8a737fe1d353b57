import Simulation
import Wire

/// Why the TV Python API could not be asked, with what the log, Slack and coverage need to tell of it.
struct AnalyzerApiError: Error, Equatable, CustomStringConvertible {
    enum Reason: Equatable {
        case invalidIdentifier(Int)
        case authentication(status: Int)
        case notFound
        case rateLimited(retryAfter: String?)
        /// Any other answer, or one that cannot be read.
        case service(status: Int?, response: String)
        case refused
        case reset
        case timeout(after: Duration)
    }

    let endpoint: String
    let reason: Reason
    /// The body of the answer, if there was one: the log has it of every failure (seed 002, "API Communication Errors").
    let response: String?

    init(endpoint: String, reason: Reason) {
        self.endpoint = endpoint
        self.reason = reason
        response = nil
    }

    init(_ error: ServiceCallError) {
        endpoint = error.endpoint
        response =
            switch error.reason {
            case .status(_, let body, _), .badAnswer(let body): body
            case .refused, .reset, .timeout: nil
            }
        reason =
            switch error.reason {
            case .status(let status, _, _) where status == 401 || status == 403: .authentication(status: status)
            case .status(404, _, _): .notFound
            case .status(429, _, let retryAfter): .rateLimited(retryAfter: retryAfter)
            case .status(let status, let body, _): .service(status: status, response: body)
            case .badAnswer(let body): .service(status: nil, response: body)
            case .refused: .refused
            case .reset: .reset
            case .timeout(let after): .timeout(after: after)
            }
    }

    var description: String {
        switch reason {
        case .invalidIdentifier(let id): "dataset id \(id) is not valid"
        case .authentication(let status): "authentication failed with HTTP \(status)"
        case .notFound: "the dataset was not found"
        case .rateLimited: "too many requests"
        case .service(let status?, let response): "service error HTTP \(status): \(response)"
        case .service(nil, let response): "the answer cannot be read: \(response)"
        case .refused: "the connection was refused"
        case .reset: "the connection was closed without an answer"
        case .timeout(let after): "no answer within \(after.text)"
        }
    }

    /// What operators are advised to do (seed 002, "Error Notifications").
    var hint: String {
        switch reason {
        case .invalidIdentifier: "Check dataset_id in wishlist_dataset_histories."
        case .authentication: "Check the API token of the backend against the TV Python API."
        case .notFound: "Check whether the dataset still exists; if not, set the history to Failed."
        case .rateLimited(let retryAfter?): "Wait \(retryAfter) s; the next run asks again."
        case .rateLimited(nil): "Ask less often; the next run asks again."
        case .service: "Check the TV Python API; the next run asks again."
        case .refused: "Check whether the TV Python API is up; the next run asks again."
        case .reset: "Check why the TV Python API broke off; the next run asks again."
        case .timeout: "Check the load of the TV Python API; the next run asks again."
        }
    }

    /// The kind of the operators' message.
    var noticeKind: SlackNotice.Kind {
        switch reason {
        case .authentication: .apiAuthentication
        case .invalidIdentifier, .notFound: .apiNotFound
        case .rateLimited: .apiRateLimited
        case .service, .refused, .reset: .apiService
        case .timeout: .apiTimeout
        }
    }

    /// The branch of seed 002, step 2, that the error takes.
    var branch: Branch {
        switch reason {
        case .authentication: .step2AuthError
        case .invalidIdentifier, .notFound: .step2NotFound
        case .rateLimited: .step2RateLimited
        case .service, .refused, .reset: .step2ServiceError
        case .timeout: .step2Timeout
        }
    }

    /// What a log line carries besides its sentence.
    var context: JSONObject {
        var context = JSONObject([("endpoint", .string(endpoint)), ("attempt", 1)])
        switch reason {
        case .invalidIdentifier(let id): context["dataset_id"] = JSONValue(id)
        case .authentication(let status): context["status"] = JSONValue(status)
        case .notFound: context["status"] = 404
        case .rateLimited(let retryAfter):
            context["status"] = 429
            context["retry_after"] = JSONValue(retryAfter)
        case .service(let status, _): context["status"] = JSONValue(status)
        case .refused: context["error"] = "connection refused"
        case .reset: context["error"] = "connection reset"
        case .timeout(let after): context["timeout"] = .string(after.text)
        }
        if let response { context["response"] = .string(response) }
        context["hint"] = .string(hint)
        return context
    }
}
