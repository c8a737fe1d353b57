internal import Wire

/// An error as Google's APIs answer it: `{"error": {"code", "message", "status"}}`.
struct GoogleError: Error, Equatable {
    let status: Int
    /// The canonical name of the error.
    let word: String
    let message: String

    static func notFound(_ message: String) -> GoogleError {
        GoogleError(status: 404, word: "NOT_FOUND", message: message)
    }

    static func invalidArgument(_ message: String) -> GoogleError {
        GoogleError(status: 400, word: "INVALID_ARGUMENT", message: message)
    }

    var response: HTTPResponse {
        HTTPResponse(
            status,
            json: ["error": ["code": JSONValue(status), "message": .string(message), "status": .string(word)]]
        )
    }
}
