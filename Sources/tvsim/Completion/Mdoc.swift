internal import Reporting

/// Text in the language mdoc, in which man pages are written.
enum Mdoc {
    /// Prose as input lines: each sentence begins a line, as mdoc wants it, and none is long.
    static func prose(_ text: String) -> [String] {
        text.replacing(". ", with: ".\n").split(separator: "\n").flatMap { sentence in
            ScreenText.wrapped(String(sentence), width: 72).map { protected(escaped($0)) }
        }
    }

    /// A line that is shown as it stands, in a literal display.
    static func literal(_ text: String) -> String { protected(escaped(text)) }

    /// A word as the argument of a macro, also when a macro is called so or when it is punctuation.
    static func argument(_ text: String) -> String {
        let isMacro = (2...3).contains(text.count) && text.first?.isUppercase == true
        let isPunctuation = text.count == 1 && text.first?.isLetter == false
        return isMacro || isPunctuation ? "\\&\(escaped(text))" : escaped(text)
    }

    /// What must be shown as it is typed, so that it can be copied, and what troff would take for its own.
    private static let marks: [Character: String] = [
        "\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "~": "\\(ti", "^": "\\(ha", "\"": "\\(dq",
    ]

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            if let mark = marks[character] {
                result += mark
            } else if let scalar = character.unicodeScalars.first, !scalar.isASCII {
                result += "\\[u\(String(scalar.value, radix: 16, uppercase: true).leftPadded(to: 4))]"
            } else {
                result.append(character)
            }
        }
    }

    /// A line that begins with none of the characters that begin a request.
    private static func protected(_ line: String) -> String {
        line.hasPrefix(".") ? "\\&\(line)" : line
    }
}

extension String {
    fileprivate func leftPadded(to length: Int) -> String {
        String(repeating: "0", count: max(0, length - count)) + self
    }
}
