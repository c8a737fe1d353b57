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
