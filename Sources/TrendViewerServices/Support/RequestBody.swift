internal import Wire

/// A refusal of a request for what it holds, in the error shape of the services: `{"message", "code"}`.
struct RequestRefusal: Error, Equatable {
    let status: Int
    let code: String
    let message: String

    static func invalid(_ message: String) -> RequestRefusal {
        RequestRefusal(status: 422, code: "VALIDATION", message: message)
    }

    var response: HTTPResponse {
        HTTPResponse(status, json: ["message": .string(message), "code": .string(code)])
    }
}

/// Members of a request's JSON body, read with a message that names what is wrong.
struct RequestBody {
    private let value: JSONValue
    private let path: String

    /// Reads a request's body.
    ///
    /// - Throws: a refusal with status 400 when it is no JSON object.
    init(_ request: HTTPRequest) throws(RequestRefusal) {
        guard let value = try? JSONValue(parsing: request.body), value.object != nil else {
            throw RequestRefusal(status: 400, code: "BAD_REQUEST", message: "the body is no JSON object")
        }
        self.value = value
        path = ""
    }

    private init(_ value: JSONValue, path: String) {
        self.value = value
        self.path = path
    }

    /// The body as it arrived.
    var json: JSONValue { value }

    /// A text that is not empty.
    func text(_ key: String) throws(RequestRefusal) -> String {
        guard let text = value[key]?.string, !text.isEmpty else {
            throw .invalid("'\(path)\(key)' must be a text that is not empty")
        }
        return text
    }

    /// A text or a number, as text; ids come as either.
    func reference(_ key: String) throws(RequestRefusal) -> String {
        if let number = value[key]?.integer { return String(number) }
        return try text(key)
    }

    func optionalText(_ key: String) -> String? { value[key]?.string }

    func integer(_ key: String) throws(RequestRefusal) -> Int {
        guard let number = value[key]?.integer else { throw .invalid("'\(path)\(key)' must be a whole number") }
        return Int(number)
    }

    func optionalInteger(_ key: String) -> Int? { value[key]?.integer.map { Int($0) } }

    func inputType(_ key: String) throws(RequestRefusal) -> InputType {
        guard let type = value[key].flatMap(InputType.init) else {
            let words = InputType.allCases.map { "\"\($0.word)\"" }.joined(separator: ", ")
            throw .invalid("'\(path)\(key)' must be one of \(words)")
        }
        return type
    }

    /// The objects of an array.
    func objects(_ key: String) throws(RequestRefusal) -> [RequestBody] {
        guard let elements = value[key]?.array else { throw .invalid("'\(path)\(key)' must be an array") }
        var bodies: [RequestBody] = []
        for (index, element) in elements.enumerated() {
            guard element.object != nil else { throw .invalid("'\(path)\(key)[\(index)]' must be an object") }
            bodies.append(RequestBody(element, path: "\(path)\(key)[\(index)]."))
        }
        return bodies
    }
}
