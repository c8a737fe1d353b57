package import Simulation

/// Something that answers requests: a workflow's API or a simulator.
package protocol HTTPService: Sendable {
    /// What its requests can be told apart by, besides what every request says.
    var requestAttributes: [RequestAttribute] { get }

    /// Answers one request.
    ///
    /// - Parameters:
    ///   - request: the request, as it arrived.
    ///   - process: the process that serves it, under the service's name; the answer is sent when this returns.
    /// - Returns: the answer.
    /// - Throws: anything; an error that leaves the service is answered with status 500.
    func respond(to request: HTTPRequest, in process: SimulatedProcess) async throws -> HTTPResponse
}

extension HTTPService {
    /// A service that tells its requests apart by method, path and sender alone.
    package var requestAttributes: [RequestAttribute] { [] }
}
