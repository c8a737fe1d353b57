package import Simulation

/// A request as it reaches a service: what the service tells requests apart by is read from it.
package struct Arrival: Sendable {
    /// When it was sent, and the process that sent it.
    package let time: SimulationInstant
    package let sender: String
    package let request: HTTPRequest
    /// The body, where it is JSON.
    package let json: JSONValue?

    /// Makes an arrival, and reads the body.
    package init(time: SimulationInstant, sender: String, request: HTTPRequest) {
        self.time = time
        self.sender = sender
        self.request = request
        json = request.body.isEmpty ? nil : try? JSONValue(parsing: request.body)
    }
}
