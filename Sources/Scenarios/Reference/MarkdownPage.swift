/// A page in Markdown, put together from above to below.
struct MarkdownPage {
    private(set) var text = ""

    /// A paragraph of its own.
    mutating func add(_ paragraph: String) { text += (text.isEmpty ? "" : "\n") + paragraph + "\n" }

    /// A heading; the page's title has level 1.
    mutating func addHeading(_ level: Int, _ heading: String) {
        add("\(String(repeating: "#", count: level)) \(heading)")
    }

    /// A block of code.
    mutating func addCode(_ language: String, _ code: String) { add("```\(language)\n\(code)\n```") }

    /// A table; one without rows is left out, and so is a column in which nothing stands.
    mutating func addTable(_ header: [String], _ rows: [[String]]) {
        let columns = header.indices.filter { column in rows.contains { !$0[column].isEmpty } }
        guard !columns.isEmpty else { return }
        let lines =
            [columns.map { header[$0] }, columns.map { _ in "---" }] + rows.map { row in columns.map { row[$0] } }
        add(lines.map { "| \($0.map(Self.cell).joined(separator: " | ")) |" }.joined(separator: "\n"))
    }

    /// A text as code.
    static func code(_ text: String) -> String { "`\(text)`" }

    /// Texts as code, one after the other.
    static func codes(_ texts: [String]) -> String { texts.map(code).joined(separator: ", ") }

    /// The link to a heading of the page.
    static func link(_ words: String, to heading: String) -> String { "[\(words)](#\(anchor(heading)))" }

    /// The name by which a heading is reached: its letters, digits and hyphens, spaces become hyphens.
    static func anchor(_ heading: String) -> String {
        String(
            heading.lowercased().compactMap {
                $0 == " " ? "-" : $0.isLetter || $0.isNumber || "-_".contains($0) ? $0 : nil
            }
        )
    }

    private static func cell(_ text: String) -> String {
        text.map { $0 == "|" ? "\\|" : $0 == "\n" ? " " : String($0) }.joined()
    }
}
