/// Words as they can be pasted into a shell.
package enum ShellText {
    /// Returns `word` as it is when every shell reads it so, else in single quotes.
    package static func quoted(_ word: String) -> String {
        let isPlain = word.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
                || "_-./,:=@%+".utf8.contains(byte)
        }
        return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }

    /// Returns words as one line.
    package static func line(_ words: [String]) -> String { words.map(quoted).joined(separator: " ") }

    /// Returns `word` in single quotes, as fish reads it.
    package static func fishQuoted(_ word: String) -> String {
        "'" + word.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    }
}
