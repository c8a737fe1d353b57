package import Wire

extension ScalarValue {
    /// The value with its placeholders filled; a text that is one placeholder takes the saved value's type.
    ///
    /// - Throws: `TemplateError` when a name has not been saved.
    package func filled(with saved: [String: JSONValue]) throws(TemplateError) -> ScalarValue {
        guard case .text(let text) = self else { return self }
        return ScalarValue(try Template(text).value(with: saved))
    }

    /// Makes the value of a cell from JSON: true and false become 1 and 0, arrays and objects their JSON text.
    package init(_ value: JSONValue) {
        switch value {
        case .null: self = .null
        case .bool(let flag): self = .integer(flag ? 1 : 0)
        case .integer(let number): self = .integer(number)
        case .real(let number): self = .real(number)
        case .string(let text): self = .text(text)
        case .array, .object: self = .text(value.text)
        }
    }
}
