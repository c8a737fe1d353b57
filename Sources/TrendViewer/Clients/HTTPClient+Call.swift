import Simulation
import Wire

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
