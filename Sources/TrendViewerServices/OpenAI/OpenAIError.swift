internal import Wire

/// An error as OpenAI's API answers it: `{"error": {"message", "type", "param", "code"}}`.
struct OpenAIError: Error, Equatable {
    let status: Int
    let type: String
    let message: String
    var code: String?

    static func invalid(_ message: String) -> OpenAIError {
        OpenAIError(status: 400, type: "invalid_request_error", message: message)
    }

    static func notFound(_ what: String, _ id: String) -> OpenAIError {
        OpenAIError(status: 404, type: "invalid_request_error", message: "No \(what) found with id '\(id)'.")
    }

    var response: HTTPResponse {
        HTTPResponse(
            status,
            json: [
                "error": [
                    "message": .string(message), "type": .string(type), "param": nil, "code": JSONValue(code),
                ]
            ]
        )
    }
}
