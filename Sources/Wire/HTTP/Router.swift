package import Simulation

/// A table of routes: the first one whose method and pattern fit answers the request.
///
/// A pattern is a path in which a segment `{name}` stands for any one segment, and a last segment `{name...}`
/// for the rest.
package struct Router: HTTPService {
    /// Answers a request that fits a route.
    package typealias Handler = @Sendable (Call) async throws -> HTTPResponse

    /// One request with what its route made of it.
    package struct Call: Sendable {
        package let request: HTTPRequest
        /// The process that serves the request.
        package let process: SimulatedProcess
        fileprivate let captured: [HTTPParameter]

        /// The path segment that the pattern calls `name`.
        package func segment(_ name: String) -> String {
            guard let found = captured.first(where: { $0.name == name }) else {
                preconditionFailure("no route of this service has a segment '{\(name)}'")
            }
            return found.value
        }
    }

    private struct Route: Sendable {
        let method: HTTPMethod
        let segments: [String]
        let handler: Handler
    }

    private var routes: [Route] = []
    package let requestAttributes: [RequestAttribute]

    /// Makes a router without routes, for requests that can be told apart by these attributes.
    package init(requestAttributes: [RequestAttribute] = []) {
        self.requestAttributes = requestAttributes
    }

    /// Adds a route.
    package mutating func on(_ method: HTTPMethod, _ pattern: String, _ handler: @escaping Handler) {
        let segments = pattern.split(separator: "/").map(String.init)
        routes.append(Route(method: method, segments: segments, handler: handler))
    }

    package func respond(to request: HTTPRequest, in process: SimulatedProcess) async throws -> HTTPResponse {
        let path = request.segments
        var allowed: [HTTPMethod] = []
        for route in routes {
            guard let captured = Self.match(path, route.segments) else { continue }
            guard route.method == request.method else {
                allowed.append(route.method)
                continue
            }
            return try await route.handler(Call(request: request, process: process, captured: captured))
        }
        guard allowed.isEmpty else {
            let allow = allowed.map(\.rawValue).joined(separator: ", ")
            return HTTPResponse(
                405,
                headers: ["Allow": allow],
                json: ["message": .string("\(request.path) allows \(allow)"), "code": "METHOD_NOT_ALLOWED"]
            )
        }
        return HTTPResponse(404, json: ["message": .string("no route for \(request.path)"), "code": "NOT_FOUND"])
    }

    /// What the segments of a path are called by a pattern, or nil when it does not fit.
    static func match(_ path: [Substring], _ segments: [String]) -> [HTTPParameter]? {
        var captured: [HTTPParameter] = []
        for (index, segment) in segments.enumerated() {
            let isCapture = segment.hasPrefix("{") && segment.hasSuffix("}")
            if isCapture, segment.hasSuffix("...}") {
                let rest = path.dropFirst(index).joined(separator: "/")
                return captured + [HTTPParameter(String(segment.dropFirst().dropLast(4)), rest)]
            }
            guard index < path.count else { return nil }
            if isCapture {
                captured.append(HTTPParameter(String(segment.dropFirst().dropLast()), String(path[index])))
            } else if segment != path[index] {
                return nil
            }
        }
        return path.count == segments.count ? captured : nil
    }
}
