internal import Scenarios

/// Text as a terminal shows it: how many columns it takes, cut and wrapped at a width.
package enum ScreenText {
    /// Returns the number of columns that `text` takes.
    package static func columns(_ text: String) -> Int {
        text.reduce(0) { $0 + columns(of: $1) }
    }

    /// Returns `text` filled with spaces to `width` columns; longer text stays as it is.
    package static func padded(_ text: String, to width: Int) -> String {
        let missing = width - columns(text)
        return missing > 0 ? text + String(repeating: " ", count: missing) : text
    }

    /// Returns `line` without the spaces at its end.
    static func trimmed(_ line: String) -> String {
        String(line[..<(line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)])
    }

    /// Returns `text` on one line, cut with an ellipsis when it takes more than `width` columns.
    package static func cut(_ text: String, to width: Int) -> String {
        let line = safe(text.replacing("\n", with: " "))
        guard columns(line) > width else { return line }
        var taken = ""
        var used = 0
        for character in line {
            let next = columns(of: character)
            guard used + next < width else { break }
            taken.append(character)
            used += next
        }
        return taken + "…"
    }

    /// Returns `text` as lines of at most `width` columns, broken at spaces where there are any.
    ///
    /// Line breaks of the text stay; a word longer than a line is cut into pieces, so that nothing is lost.
    package static func wrapped(_ text: String, width: Int) -> [String] {
        let width = max(width, 8)
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .flatMap { wrappedLine(safe(String($0)), width: width) }
    }

    /// Returns `text` without characters that would steer the terminal; they are shown as `\u{1B}` and the like.
    package static func safe(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: steers) else { return text }
        var shown = ""
        for scalar in text.unicodeScalars {
            if scalar == "\t" {
                shown += "    "
            } else if steers(scalar) {
                shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }

    /// Returns `text` with its line breaks, each line made safe.
    package static func safeLines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { safe(String($0)) }.joined(separator: "\n")
    }

    private static func wrappedLine(_ line: String, width: Int) -> [String] {
        let indent = String(line.prefix { $0 == " " })
        // What an indented line goes on with stands further in, so that it is not taken for a line of its own.
        let margin = indent.isEmpty || columns(indent) >= width / 2 ? "" : indent + "  "
        var lines: [String] = []
        var current = columns(indent) < width / 2 ? indent : ""
        var isEmpty = true
        for word in line.split(separator: " ") {
            let separator = isEmpty ? "" : " "
            if columns(current) + separator.count + columns(String(word)) <= width {
                current += separator + word
                isEmpty = false
                continue
            }
            if !isEmpty { lines.append(current) }
            (current, isEmpty) = (margin, false)
            for character in word {
                if columns(current) + columns(of: character) > width {
                    lines.append(current)
                    current = margin
                }
                current.append(character)
            }
        }
        return lines + [current]
    }

    private static func steers(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        // Marks that turn the writing direction could make a line show something that it does not say.
        case .format: (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        default: false
        }
    }

    private static func columns(of character: Character) -> Int { TextCells.count(character) }
}
