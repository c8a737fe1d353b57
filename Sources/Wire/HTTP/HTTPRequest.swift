/// An HTTP request, without the host that it goes to.
package struct HTTPRequest: Hashable, Sendable {
    package var method: HTTPMethod
    /// The path, which starts with a slash and carries no query.
    package var path: String
    /// The query parameters, decoded, in order.
    package var query: [HTTPParameter]
    package var headers: HTTPHeaders
    package var body: [UInt8]

    /// Makes a request.
    package init(
        _ method: HTTPMethod,
        _ path: String,
        query: [HTTPParameter] = [],
        headers: HTTPHeaders = HTTPHeaders(),
        body: [UInt8] = []
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }

    /// Makes a request with a JSON body.
    package init(_ method: HTTPMethod, _ path: String, headers: HTTPHeaders = HTTPHeaders(), json: JSONValue) {
        self.init(method, path, headers: headers, body: json.bytes)
        self.headers["Content-Type"] = "application/json"
    }

    /// The first query parameter of a name.
    package func parameter(_ name: String) -> String? {
        query.first { $0.name == name }?.value
    }

    /// The parts of the path between its slashes.
    package var segments: [Substring] {
        // Byte by byte, since every request passes several routers and characters are slow to tell apart.
        path.utf8.split(separator: UInt8(ascii: "/")).map(Substring.init)
    }

    /// The path with its query, as the request line shows it.
    package var target: String {
        query.isEmpty ? path : path + "?" + query.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    }
}

extension HTTPRequest {
    /// The request with only the first items of the first list in its JSON body; nil when it has none so long.
    package func keepingFirst(_ count: Int) -> HTTPRequest? {
        guard var object = (try? JSONValue(parsing: body))?.object,
            let list = object.members.first(where: { ($0.value.array?.count ?? 0) > count }),
            let items = list.value.array
        else { return nil }
        object[list.key] = .array(Array(items.prefix(count)))
        var cut = self
        cut.body = JSONValue.object(object).bytes
        return cut
    }
}
