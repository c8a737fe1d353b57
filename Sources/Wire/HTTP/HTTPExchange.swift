package import Simulation

/// One request with what became of it, as the network saw it.
package struct HTTPExchange: Sendable {
    /// What became of a request.
    package enum Outcome: Hashable, Sendable {
        /// The caller still waits, or waited when the run ended.
        case pending
        /// The caller got this answer.
        case answered(HTTPResponse)
        /// The caller got no answer.
        case failed(TransportError)

        /// What the caller got; nil where it got nothing, or not yet.
        package var response: HTTPResponse? {
            guard case .answered(let response) = self else { return nil }
            return response
        }

        /// True for an answer that says so of itself (2xx).
        package var isSuccess: Bool { response?.isSuccess == true }
    }

    /// The process that sent the request.
    package let from: String
    /// The number of that process.
    package let fromID: Int
    /// How many events there were when it was sent.
    package let sequence: Int
    /// The service that it was sent to.
    package let host: String
    package let request: HTTPRequest
    /// When it was sent, and when its outcome was known to the caller.
    package let sent: SimulationInstant
    package internal(set) var ended: SimulationInstant?
    package internal(set) var outcome = Outcome.pending
    /// How often the service handled it: 0 when it never arrived, 2 when it was duplicated.
    package internal(set) var handled = 0
    /// The fault that struck it, if any.
    package internal(set) var fault: String?

    /// Makes an exchange, which is pending unless a record tells what became of it.
    package init(
        from: String,
        fromID: Int,
        sequence: Int,
        host: String,
        request: HTTPRequest,
        sent: SimulationInstant,
        ended: SimulationInstant? = nil,
        outcome: Outcome = .pending,
        handled: Int = 0,
        fault: String? = nil
    ) {
        self.from = from
        self.fromID = fromID
        self.sequence = sequence
        self.host = host
        self.request = request
        self.sent = sent
        self.ended = ended
        self.outcome = outcome
        self.handled = handled
        self.fault = fault
    }

    /// The request line with the service: `plg-api POST /bulk-create`.
    package var route: String { "\(host) \(request.method.rawValue) \(request.path)" }
}

extension EventKind {
    /// A request as its caller sent it, and the answer that the caller got or the reason why there was none.
    package static let httpRequest = EventKind(rawValue: "http.request")
    package static let httpResponse = EventKind(rawValue: "http.response")
    package static let httpFailure = EventKind(rawValue: "http.failure")
}
