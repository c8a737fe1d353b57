package import Simulation

/// Something that answers requests: a workflow's API or a simulator.
package protocol HTTPService: Sendable {
    /// Answers one request.
    ///
    /// - Parameters:
    ///   - request: the request, as it arrived.
    ///   - process: the process that serves it, under the service's name; the answer is sent when this returns.
    /// - Returns: the answer.
    /// - Throws: anything; an error that leaves the service is answered with status 500.
    func respond(to request: HTTPRequest, in process: SimulatedProcess) async throws -> HTTPResponse
}

/// What a client's process sends requests with.
package protocol HTTPClient: Sendable {
    /// Sends a request and waits for the answer.
    ///
    /// - Parameters:
    ///   - request: the request.
    ///   - host: the name of the service.
    /// - Returns: the answer, whatever its status.
    /// - Throws: `TransportError` when there is no answer; `ProcessCrash` when the caller is crashed meanwhile.
    func send(_ request: HTTPRequest, to host: String) async throws -> HTTPResponse
}

/// Why a request got no answer.
package enum TransportError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Nobody listens there, or a fault refused the connection.
    case refused(host: String)
    /// No answer came in time; the request may have been handled or not.
    case timeout(host: String, after: Duration)
    /// The service died while it handled the request.
    case reset(host: String)

    package var description: String {
        switch self {
        case .refused(let host): "connection to \(host) refused"
        case .timeout(let host, let after): "\(host) did not answer within \(after.text)"
        case .reset(let host): "\(host) closed the connection without an answer"
        }
    }
}
