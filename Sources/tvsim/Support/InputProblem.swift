internal import Reporting
internal import Scenarios
internal import Wire

/// A file, or what it holds, that cannot be used.
struct InputProblem: Error, Sendable {
    let file: String
    /// What the user reads: `file:line:column: …`, one or several lines, the last one ended.
    let text: String
    /// The same for programs.
    let diagnostics: [JSONValue]
    /// What the file is instead of a scenario; nil for one that should be one.
    ///
    /// Among other files it is left out.
    var isInstead: String?

    /// A file that is wrong as a whole.
    init(file: String, message: String) {
        self.file = file
        text = ScreenText.safeLines("\(file): \(message)") + "\n"
        diagnostics = [["message": .string(message)]]
    }

    /// A file with mistakes that have places.
    init(file: String, diagnostics: Diagnostics, source: [UInt8]) {
        self.file = file
        text = ScreenText.safeLines(diagnostics.rendered(source: source)) + "\n"
        self.diagnostics = diagnostics.all.map { diagnostic in
            [
                "file": .string(diagnostic.file), "line": JSONValue(diagnostic.line),
                "column": JSONValue(diagnostic.column),
                "message": .string(diagnostic.message), "found": .string(diagnostic.found),
                "expected": JSONValue(diagnostic.expected), "hint": JSONValue(diagnostic.hint),
            ]
        }
    }

    /// What is said where the file is left out.
    var note: String {
        ScreenText.safeLines("\(file) is left out: it is \(isInstead ?? "no scenario")") + "\n"
    }
}
