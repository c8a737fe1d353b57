/// The part of Mermaid's sequence diagrams that reports use: what does not fit is told line by line.
///
/// Mermaid itself is asked by Tests/Mermaid/check.sh, which needs the network.
struct MermaidGrammar {
    private var participants: Set<Substring> = []
    private var depth = 0
    private(set) var problems: [String] = []
    /// How many arrows there are.
    private(set) var arrows = 0

    init(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard text.hasSuffix("\n"), lines.first == "sequenceDiagram" else {
            problems = ["it does not begin with 'sequenceDiagram', or its last line is not ended"]
            return
        }
        for (index, line) in lines.enumerated().dropFirst().dropLast() where !reads(line) {
            problems.append("line \(index + 1): \(line)")
        }
        if depth != 0 { problems.append("\(depth) boxes are never ended") }
    }

    private mutating func reads(_ line: Substring) -> Bool {
        if line == "end" {
            depth -= 1
            return depth >= 0
        }
        if let color = line.wholeMatch(of: /rect rgb\((\d+), (\d+), (\d+)\)/) {
            depth += 1
            return [color.1, color.2, color.3].allSatisfy { (Int($0) ?? 999) < 256 }
        }
        if let match = line.wholeMatch(of: /participant ([A-Za-z0-9_]+)( as (.+))?/) {
            return participants.insert(match.1).inserted && (match.3.map(isText) ?? true)
        }
        if let match = line.wholeMatch(of: /Note right of (\w+): (.+)/) {
            return participants.contains(match.1) && isText(match.2)
        }
        if let match = line.wholeMatch(of: /Note over (\w+)(,(\w+))?: (.+)/) {
            return participants.contains(match.1) && (match.3.map { participants.contains($0) } ?? true)
                && isText(match.4)
        }
        if let match = line.wholeMatch(of: /(\w+?)(->>|-->>|-x|--x)(\w+): (.+)/) {
            arrows += 1
            return participants.contains(match.1) && participants.contains(match.3) && isText(match.4)
        }
        return false
    }

    /// True for a text that Mermaid takes as one: a `;` ends a line, a `#` begins an entity or a comment, `%%` begins a
    /// comment or a setting, and of HTML only line breaks are meant.
    private func isText(_ text: Substring) -> Bool {
        let plain = text.replacing("<br/>", with: "").replacing(/#\d+;/, with: "")
        let controls = plain.unicodeScalars.contains { $0.value < 0x20 || (0x202A...0x202E).contains($0.value) }
        return !controls && !plain.contains(where: { ";#<>%".contains($0) }) && !text.hasPrefix("wrap:")
    }
}
