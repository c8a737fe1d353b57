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

extension HTTPClient {
    /// Sends a request and insists on one of the given statuses.
    ///
    /// - Throws: `ServiceCallError`, or what stops the process itself.
    func call(_ request: HTTPRequest, to host: String, expecting statuses: ClosedRange<Int>) async throws
        -> HTTPResponse
    {
        let endpoint = "\(request.method.rawValue) \(request.path)"
        func failure(_ reason: ServiceCallError.Reason) -> ServiceCallError {
            ServiceCallError(host: host, endpoint: endpoint, reason: reason)
        }
        let response: HTTPResponse
        do {
            response = try await send(request, to: host)
        } catch let error as TransportError {
            switch error {
            case .refused: throw failure(.refused)
            case .timeout(_, let after): throw failure(.timeout(after: after))
            case .reset: throw failure(.reset)
            }
        }
        guard statuses.contains(response.status) else {
            let retryAfter = response.headers["Retry-After"]
            throw failure(.status(response.status, body: response.text, retryAfter: retryAfter))
        }
        return response
    }

    /// Sends a request, insists on one of the given statuses, and reads the answer with `read`.
    ///
    /// - Throws: `ServiceCallError`, or what stops the process itself.
    func call<Answer>(
        _ request: HTTPRequest,
        to host: String,
        expecting statuses: ClosedRange<Int>,
        reading read: (JSONValue) -> Answer?
    ) async throws -> Answer {
        let response = try await call(request, to: host, expecting: statuses)
        guard let json = try? JSONValue(parsing: response.body), let answer = read(json) else {
            throw ServiceCallError(
                host: host,
                endpoint: "\(request.method.rawValue) \(request.path)",
                reason: .badAnswer(body: response.text)
            )
        }
        return answer
    }
}
