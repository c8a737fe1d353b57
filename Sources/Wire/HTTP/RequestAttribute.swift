package import Simulation

/// Something that a service tells its requests apart by, for the `where` and `per` of faults: the severity of a Slack
/// message, the dataset that a request is about.
///
/// Declared once with the way to read it, so that a name which files may use is one that requests do say.
package struct RequestAttribute: Sendable {
    /// The name, the requests that say it, and what it can be.
    package let declaration: DeclaredAttribute
    private let read: @Sendable (Arrival) -> [String]

    /// Declares an attribute.
    ///
    /// - Parameters:
    ///   - name: the key that `where` uses.
    ///   - routes: the requests that say it, such as `GET /datasets/{id}`; empty for all of the service's.
    ///   - values: what it can be; empty for anything.
    ///   - read: takes it out of a request; several where a request names several, none where it names none.
    package init(
        _ name: String,
        routes: [String] = [],
        values: [String] = [],
        _ read: @escaping @Sendable (Arrival) -> [String]
    ) {
        declaration = DeclaredAttribute(name, routes: routes, values: values)
        self.read = read
    }

    /// Declares an attribute that stands in the path: as the segment that the pattern of a route calls `segment`.
    package init(_ name: String, segment: String, of routes: [String]) {
        let patterns = routes.map { $0.split(separator: " ") }.map { route in
            (method: route[0], segments: route[1].split(separator: "/").map(String.init))
        }
        self.init(name, routes: routes) { arrival in
            let path = arrival.request.segments
            for pattern in patterns where pattern.method == arrival.request.method.rawValue {
                guard let captured = Router.match(path, pattern.segments) else { continue }
                return captured.filter { $0.name == segment }.map(\.value)
            }
            return []
        }
    }

    /// Declares an attribute that stands in the body: under its own name, as a text or a whole number.
    package init(bodyMember name: String, of routes: [String] = []) {
        self.init(name, routes: routes) { $0.json?[name]?.reference.map { [$0] } ?? [] }
    }

    // MARK: What requests say

    /// What every request says, whichever service it goes to.
    package static let common: [DeclaredAttribute] = ["method", "path", "from"]

    /// What `common` declares, of one request.
    static func common(of request: HTTPRequest, from sender: String) -> [FaultAttribute] {
        [
            FaultAttribute("method", request.method.rawValue), FaultAttribute("path", request.path),
            FaultAttribute("from", sender),
        ]
    }

    /// What a request says under the names that its service declares.
    static func attributes(
        of request: HTTPRequest,
        from sender: String,
        at time: SimulationInstant,
        by declared: [RequestAttribute]
    ) -> [FaultAttribute] {
        // The body is read only where somebody looks into it.
        guard !declared.isEmpty else { return [] }
        let arrival = Arrival(time: time, sender: sender, request: request)
        return declared.flatMap { attribute in
            attribute.read(arrival).map { FaultAttribute(attribute.declaration.name, $0) }
        }
    }
}

extension JSONValue {
    /// A text or a whole number, as text: what names something comes as either.
    package var reference: String? { string ?? integer.map { "\($0)" } }
}
