/// A line with the colours of an ANSI terminal, seen through a window.
package enum ColouredLine {
    /// Returns the columns of a line from `start` on, at most `width` of them; colours stay, and end with the line.
    package static func window(_ line: String, from start: Int, width: Int) -> String {
        var shown = ""
        var column = 0
        var isInSequence = false
        var hasColour = false
        for character in line {
            if character == "\u{1B}" { isInSequence = true }
            if isInSequence {
                shown.append(character)
                hasColour = true
                if character.isLetter { isInSequence = false }
                continue
            }
            let next = column + ScreenText.columns(String(character))
            if column >= start, next <= start + width { shown.append(character) }
            column = next
        }
        return hasColour ? shown + "\u{1B}[0m" : shown
    }
}
