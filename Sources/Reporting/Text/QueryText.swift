package import Storage
package import Wire

/// The result of a statement: a table as database clients print it, or an object for programs.
package struct QueryText: Sendable {
    private let page: PageStyle

    /// Makes tables for pages of the given style; a table is as wide as its values are.
    package init(page: PageStyle) {
        self.page = page
    }

    /// The result as a table with a line for each row, and the number of rows.
    package func table(_ result: QueryResult) -> String {
        let cells = result.rows.map { $0.map(Self.text) }
        let header = result.columns.map(ScreenText.safe)
        let widths = header.indices.map { column in
            cells.reduce(ScreenText.columns(header[column])) { max($0, ScreenText.columns($1[column])) }
        }
        let isNumeric = header.indices.map { column in
            result.rows.contains { !$0[column].isNull } && result.rows.allSatisfy { Self.isNumber($0[column]) }
        }
        var lines: [String] = []
        if !header.isEmpty {
            let names = zip(header, widths).map { " \(ScreenText.padded($0, to: $1)) " }.joined(separator: "|")
            lines.append(page.palette.paint(ScreenText.trimmed(names), .quiet))
            lines.append(
                page.palette.paint(widths.map { String(repeating: "-", count: $0 + 2) }.joined(separator: "+"), .quiet)
            )
        }
        for row in cells {
            let line = row.enumerated().map { column, cell in
                let gap = String(repeating: " ", count: widths[column] - ScreenText.columns(cell))
                return isNumeric[column] ? " \(gap)\(cell) " : " \(cell)\(gap) "
            }
            lines.append(ScreenText.trimmed(line.joined(separator: "|")))
        }
        lines.append(page.palette.paint("(\(FigureText.counted(result.rows.count, "row")))", .quiet))
        return lines.map { $0 + "\n" }.joined()
    }

    /// The result as an object: columns, rows as lists of values, warnings; `members` stand before them.
    package static func json(_ result: QueryResult, named members: [(String, JSONValue)] = []) -> JSONValue {
        let rows = result.rows.map { JSONValue.array($0.map(value)) }
        return .object(
            JSONObject(
                members + [
                    ("columns", .array(result.columns.map(JSONValue.string))), ("rows", .array(rows)),
                    ("warnings", .array(result.warnings.map(JSONValue.string))),
                ]
            )
        )
    }

    private static func value(_ value: SQLValue) -> JSONValue {
        switch value {
        case .null: .null
        case .integer(let number): .integer(number)
        case .real(let number): .real(number)
        case .text(let text): .string(text)
        case .blob: .string(value.description)
        }
    }

    private static func text(_ value: SQLValue) -> String {
        ScreenText.safe(value.plainDescription.replacing("\n", with: "\\n"))
    }

    private static func isNumber(_ value: SQLValue) -> Bool {
        switch value {
        case .null, .integer, .real: true
        case .text, .blob: false
        }
    }
}
