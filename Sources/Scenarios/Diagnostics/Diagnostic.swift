package import Wire

/// One mistake in a scenario file: where it is, what was found, what was expected, what to do.
package struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
    /// The file as it was named to the reader.
    package let file: String
    package let position: JSONPosition
    /// How many columns the mistake takes.
    package let width: Int
    /// What was found: `unknown key "expct"`.
    package let found: String
    /// What was expected there: `one of "expect", "row"`; nil where nothing can be said.
    package let expected: String?
    /// What to do: `did you mean "expect"?`; nil where nothing can be said.
    package let hint: String?

    /// Makes a diagnostic.
    package init(
        file: String,
        position: JSONPosition,
        width: Int = 1,
        found: String,
        expected: String? = nil,
        hint: String? = nil
    ) {
        self.file = file
        self.position = position
        self.width = width
        self.found = Self.bounded(found)
        self.expected = expected.map(Self.bounded)
        self.hint = hint.map(Self.bounded)
    }

    /// The text, or the beginning of a very long one: names are quoted, and a file may hold names of any length.
    private static func bounded(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: 1000, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return text }
        return String(scalars[..<end]) + "…"
    }

    /// Makes the diagnostic of a text that is not JSON.
    package init(file: String, error: JSONError) {
        self.init(
            file: file,
            position: error.position,
            found: "not JSON: found \(error.found)",
            expected: error.expected,
            hint: error.hint
        )
    }

    /// The diagnostic of one case of a file, which so many others have too.
    func inCase(_ text: String, others: Int) -> Diagnostic {
        let rest = others == 0 ? "" : " and \(others) other\(others == 1 ? "" : "s")"
        return Diagnostic(
            file: file,
            position: position,
            width: width,
            found: "\(found) in the case \(text)\(rest)",
            expected: expected,
            hint: hint
        )
    }

    /// Where the mistake begins, counted from 1.
    package var line: Int { position.line }
    package var column: Int { position.column }

    /// What was found, what was expected and what to do, in one line.
    package var message: String {
        found + (expected.map { "; expected \($0)" } ?? "") + (hint.map { "; \($0)" } ?? "")
    }

    /// The diagnostic in one line, as compilers write theirs.
    ///
    /// For example `Scenarios/x.json:12:7: unknown key "expct"; expected …; did you mean "expect"?`.
    package var description: String { "\(file):\(line):\(column): \(message)" }

    /// The diagnostic with the source line and a caret under the mistake.
    package func rendered(source: [UInt8]) -> String {
        guard line >= 1, (0...source.count).contains(position.offset) else { return description }
        let window = SourceWindow(source, at: position, width: width)
        let number = "\(line)"
        let margin = String(repeating: " ", count: number.utf8.count)
        return """
            \(description)
             \(number) | \(window.text)
             \(margin) | \(window.marker)
            """
    }
}
