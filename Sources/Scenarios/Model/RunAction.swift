package import Wire

/// A command that an operator starts by hand.
package struct RunAction: Sendable {
    /// The command's name: `dataset:get-status`.
    package let command: String
    /// The whole line as the file has it.
    package let line: Template

    /// The arguments after the command's name, placeholders filled.
    ///
    /// - Throws: `TemplateError` when a name has not been saved.
    package func arguments(with saved: [String: JSONValue]) throws(TemplateError) -> [String] {
        var arguments: [String] = []
        for word in CommandWords.split(line.text)?.dropFirst() ?? [] {
            arguments.append(try Template(word).text(with: saved))
        }
        return arguments
    }
}
