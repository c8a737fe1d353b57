import Foundation
import Harness
import Testing

/// The page that describes the records.
@Suite struct RecordShapeTests {
    @Test(arguments: RecordShape.tables.map(\.name)) func `every column of a table of the record is described`(
        name: String
    ) throws {
        let page = try String(contentsOfFile: Laboratory.path("docs/records.md"), encoding: .utf8)
        let row = try #require(page.split(separator: "\n").first { $0.hasPrefix("| `\(name)` |") })
        let table = try #require(RecordShape.tables.first { $0.name == name })
        for column in table.columns {
            let columnName = try #require(column.split(separator: " ").first)
            #expect(row.contains("`\(columnName)`"), "\(columnName)")
        }
    }
}
