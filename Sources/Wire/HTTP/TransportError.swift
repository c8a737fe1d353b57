import Simulation

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
