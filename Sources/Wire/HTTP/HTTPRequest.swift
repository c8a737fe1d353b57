/// An HTTP method, in capitals.
package enum HTTPMethod: String, Hashable, Sendable, CaseIterable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
    case head = "HEAD"
}

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
        self.init(method, path, headers: headers, body: Array(json.text.utf8))
        self.headers["Content-Type"] = "application/json"
    }

    /// The first query parameter of a name.
    package func parameter(_ name: String) -> String? {
        query.first { $0.name == name }?.value
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
        cut.body = Array(JSONValue.object(object).text.utf8)
        return cut
    }
}

/// A name with a value, as in a query.
package struct HTTPParameter: Hashable, Sendable {
    package let name: String
    package let value: String

    /// Makes a parameter.
    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// The header fields of a message, in order; names are compared without regard to case.
package struct HTTPHeaders: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    /// The fields, in order.
    package private(set) var fields: [HTTPParameter] = []

    /// Makes an empty list.
    package init() {}

    package init(dictionaryLiteral elements: (String, String)...) {
        for (name, value) in elements { self[name] = value }
    }

    /// The value of a field; setting one replaces it, setting nil removes it.
    package subscript(_ name: String) -> String? {
        get { fields.first { Self.equal($0.name, name) }?.value }
        set {
            fields.removeAll { Self.equal($0.name, name) }
            if let newValue { fields.append(HTTPParameter(name, newValue)) }
        }
    }

    private static func equal(_ one: String, _ other: String) -> Bool {
        one.utf8.count == other.utf8.count && one.lowercased() == other.lowercased()
    }
}
