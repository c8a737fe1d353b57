extension SlackMessage {
    /// The line that says what the message is about: the one after the frame's head, or the only one.
    package var gist: String {
        let lines = text.split(separator: "\n")
        guard lines.count > 1, lines[0].hasPrefix("*"), let end = lines[1].firstIndex(of: "]") else {
            return lines.first.map(String.init) ?? kind
        }
        return String(lines[1][lines[1].index(after: end)...].drop { $0 == " " })
    }
}
