/// An HTTP response.
package struct HTTPResponse: Hashable, Sendable {
    package var status: Int
    package var headers: HTTPHeaders
    package var body: [UInt8]

    /// Makes a response.
    package init(_ status: Int, headers: HTTPHeaders = HTTPHeaders(), body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// Makes a response with a JSON body.
    package init(_ status: Int, headers: HTTPHeaders = HTTPHeaders(), json: JSONValue) {
        self.init(status, headers: headers, body: json.bytes)
        self.headers["Content-Type"] = "application/json"
    }

    /// True for a status from 200 to 299.
    package var isSuccess: Bool { (200...299).contains(status) }

    /// The body as text.
    package var text: String { String(decoding: body, as: UTF8.self) }
}
