package import Simulation
package import Wire

/// What a text must look like: `*` stands for any run of characters, `${name}` for a saved value.
package struct TextPattern: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The pattern as it was written.
    package let text: String

    /// Makes a pattern; every text is one.
    package init(_ text: String) {
        self.text = text
    }

    package init(stringLiteral value: String) {
        self.init(value)
    }

    /// The pattern with its placeholders filled.
    ///
    /// - Throws: `TemplateError` when a name has not been saved.
    package func glob(with saved: [String: JSONValue] = [:]) throws(TemplateError) -> GlobPattern {
        GlobPattern(try Template(text).text(with: saved))
    }

    /// Names with their patterns, those that are missing left out: ` with severity error and text *B0*`.
    static func list(_ pairs: [(name: String, text: String?)], prefix: String = " with ") -> String {
        let present = pairs.compactMap { pair in pair.text.map { "\(pair.name) \($0)" } }
        return present.isEmpty ? "" : prefix + present.joined(separator: " and ")
    }
}
