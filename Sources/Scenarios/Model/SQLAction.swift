package import Wire

/// A statement that an operator runs on the databases by hand.
package struct SQLAction: Sendable {
    package let statement: String
    /// The values for its question marks, in order.
    package let arguments: [ScalarValue]

    /// The arguments with their placeholders filled.
    ///
    /// - Throws: `TemplateError` when a name has not been saved.
    package func arguments(with saved: [String: JSONValue]) throws(TemplateError) -> [ScalarValue] {
        var filled: [ScalarValue] = []
        for argument in arguments { filled.append(try argument.filled(with: saved)) }
        return filled
    }
}
