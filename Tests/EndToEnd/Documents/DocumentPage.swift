import Foundation

/// A page of the documentation in Markdown, as far as its fenced blocks go.
struct DocumentPage {
    /// A fenced block.
    struct Block {
        /// The first word behind the fence: `json`, `console`.
        let language: String
        /// The second word: the file that a reader saves the block as.
        let file: String?
        /// The page's line on which the block's text begins.
        let line: Int
        let lines: [String]
        /// The text above the block, back to the block before.
        let prose: String
    }

    /// The path from the project's folder.
    let path: String
    let blocks: [Block]
    /// What its links lead to.
    let links: [String]
    /// The names by which its headings are reached.
    let anchors: Set<String>

    /// Reads a page of the project.
    init(_ path: String) throws {
        let text = try String(contentsOf: Program.project.appending(path: path), encoding: .utf8)
        self.path = path
        var blocks: [Block] = []
        var fence: (words: [String], line: Int)?
        var lines: [String] = []
        var prose: [String] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).enumerated()
        {
            if line.hasPrefix("```"), let open = fence {
                blocks.append(
                    Block(
                        language: open.words.first ?? "",
                        file: open.words.dropFirst().first,
                        line: open.line,
                        lines: lines,
                        prose: prose.joined(separator: "\n")
                    )
                )
                (fence, lines, prose) = (nil, [], [])
            } else if line.hasPrefix("```") {
                fence = (line.dropFirst(3).split(separator: " ").map(String.init), index + 2)
            } else if fence != nil {
                lines.append(line)
            } else {
                prose.append(line)
            }
        }
        self.blocks = blocks
        let outside = Self.outsideBlocks(of: text)
        links = outside.flatMap { line in line.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) } }
        anchors = Set(outside.filter { $0.hasPrefix("#") }.map(Self.anchor))
    }

    private static func outsideBlocks(of text: String) -> [String] {
        var isInside = false
        return text.split(separator: "\n").map(String.init).filter { line in
            if line.drop(while: { $0 == " " }).hasPrefix("```") { isInside.toggle() }
            return !isInside
        }
    }

    /// As GitHub names a heading: letters, digits and hyphens, spaces as hyphens.
    private static func anchor(_ heading: String) -> String {
        let words = heading.drop { $0 == "#" }.drop { $0 == " " }
        return String(
            words.lowercased().compactMap {
                $0 == " " ? "-" : $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" ? $0 : nil
            }
        )
    }
}
