package import Wire

/// What the answer to a request must be.
package struct ResponseExpectation: Sendable {
    package let status: Int?
    /// What the body must contain (`JSONMatch`).
    package let body: JSONValue?
    package let position: JSONPosition

    /// The expectation as a sentence about the request `text`.
    package func text(of request: String) -> String {
        let parts = [status.map { "status \($0)" }, body.map { "a body with \($0.text)" }].compactMap(\.self)
        return "\(request) is answered with \(parts.joined(separator: " and "))"
    }
}
