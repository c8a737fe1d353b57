package import Wire

/// An HTTP request that a user of the system sends.
package struct RequestAction: Sendable {
    /// The service that takes the request.
    package let host: String
    package let method: String
    /// The path with its query.
    package let path: Template
    /// The user who sends it, or nil for nobody.
    package let user: String?
    package let headers: [(name: String, value: Template)]
    package let body: JSONValue?
    package let expected: ResponseExpectation?
    /// What is kept of the answer for later steps and expectations.
    package let saves: [Save]

    /// A value kept under a name.
    package struct Save: Hashable, Sendable {
        package let name: String
        /// Where in the answer's body the value stands.
        package let path: JSONPath
        package let position: JSONPosition
    }

    /// The request as a report shows it: `POST /api/v1/general/wishlist-to-group as mika`.
    package var text: String { "\(method) \(path.text)" + (user.map { " as \($0)" } ?? "") }

    /// The body with its placeholders filled.
    ///
    /// - Throws: `TemplateError` when a name has not been saved.
    package func body(with saved: [String: JSONValue]) throws(TemplateError) -> JSONValue? {
        guard let body else { return nil }
        return try Template.fill(body, with: saved)
    }
}
