import Simulation
import Wire

/// Why a call to another service brought nothing that can be used.
struct ServiceCallError: Error, Equatable, CustomStringConvertible {
    enum Reason: Equatable {
        /// The service answered with a status that is not success for this call.
        case status(Int, body: String, retryAfter: String?)
        /// There was no answer.
        case refused
        case timeout(after: Duration)
        /// The service died while it handled the request.
        case reset
        /// The answer's body is not what the service promises.
        case badAnswer(body: String)
    }

    let host: String
    /// The call, as the log shows it: `POST /bulk-create`.
    let endpoint: String
    let reason: Reason

    /// True when the service may have acted all the same.
    var mayHaveBeenAccepted: Bool {
        switch reason {
        case .timeout, .reset, .badAnswer: true
        case .status, .refused: false
        }
    }

    var description: String {
        switch reason {
        case .status(let status, let body, _): "\(host) answered \(endpoint) with \(status): \(body)"
        case .refused: "\(host) refused the connection for \(endpoint)"
        case .timeout(let after): "\(host) did not answer \(endpoint) within \(after.text)"
        case .reset: "\(host) closed the connection without an answer to \(endpoint)"
        case .badAnswer(let body): "\(host) answered \(endpoint) with a body that cannot be read: \(body)"
        }
    }

    /// What a log line carries besides its sentence.
    var context: JSONObject {
        var context = JSONObject([("endpoint", .string("\(host) \(endpoint)"))])
        switch reason {
        case .status(let status, let body, let retryAfter):
            context["status"] = JSONValue(status)
            context["response"] = .string(body)
            if let retryAfter { context["retry_after"] = .string(retryAfter) }
        case .refused: context["error"] = "connection refused"
        case .timeout(let after):
            context["error"] = "timeout"
            context["timeout"] = .string(after.text)
        case .reset: context["error"] = "connection reset"
        case .badAnswer(let body): context["response"] = .string(body)
        }
        // The next tick is the retry, so every call is a first attempt (reference trend-viewer Q-24).
        context["attempt"] = 1
        return context
    }
}
