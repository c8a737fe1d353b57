/// Text as the shells read it.
enum ShellText {
    /// A word of bash or zsh that means nothing but itself.
    static func quoted(_ text: String) -> String {
        "'" + text.replacing("'", with: "'\\''") + "'"
    }

    /// A word of fish that means nothing but itself.
    static func fishQuoted(_ text: String) -> String {
        "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    }
}
