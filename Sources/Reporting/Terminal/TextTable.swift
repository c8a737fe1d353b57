/// A table of short texts, in columns that are as wide as they need to be.
package struct TextTable: Sendable {
    /// How the text of a column stands in it.
    package enum Alignment: Sendable {
        case left, right
    }

    /// The words above the columns, the alignment of each, and the rows.
    package let header: [String]
    package let alignment: [Alignment]
    package var rows: [[String]]

    /// Makes a table; columns that `alignment` does not reach stand left.
    package init(header: [String], alignment: [Alignment] = [], rows: [[String]]) {
        self.header = header
        self.alignment = alignment
        self.rows = rows
    }

    /// The table as lines; the last column wraps at the page's width, the others keep theirs.
    package func rendered(on page: PageStyle, indent: String = "") -> String {
        let shown = rows.map { $0.map { ScreenText.safeLines($0) } }
        let widths = header.indices.map { column in
            ([header] + shown).map { column < $0.count ? ScreenText.columns($0[column]) : 0 }.max() ?? 0
        }
        let before = widths.dropLast().reduce(0) { $0 + $1 + 2 } + indent.count
        let last = max(page.width - before, 24)
        var lines: [String] = []
        if header.contains(where: { !$0.isEmpty }) {
            lines.append(page.palette.paint(line(header, widths: widths, indent: indent), .quiet))
        }
        for row in shown {
            let pieces =
                isLeft(header.count - 1) ? ScreenText.wrapped(row.last ?? "", width: last) : [row.last ?? ""]
            lines.append(line(row.dropLast() + [pieces.first ?? ""], widths: widths, indent: indent))
            lines += pieces.dropFirst().map { String(repeating: " ", count: before) + $0 }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func isLeft(_ column: Int) -> Bool {
        column >= alignment.count || alignment[column] == .left
    }

    private func line(_ cells: [String], widths: [Int], indent: String) -> String {
        var line = indent
        for (column, cell) in cells.enumerated() {
            let isLast = column == header.count - 1
            if isLeft(column) {
                line += isLast ? cell : ScreenText.padded(cell, to: widths[column]) + "  "
            } else {
                line += String(repeating: " ", count: max(0, widths[column] - ScreenText.columns(cell))) + cell
                line += isLast ? "" : "  "
            }
        }
        return ScreenText.trimmed(line)
    }
}
