import Reporting
import Storage
import Testing
import Wire

/// What a statement returned, as a table and for programs.
@Suite struct QueryTextTests {
    private let result = QueryResult(
        columns: ["id", "name", "rank"],
        rows: [
            [.integer(1), .text("Amazon"), .null], [.integer(12), .text("日本"), .null], [.real(0.5), .null, .null],
        ],
        warnings: ["a column has no name"]
    )

    @Test func `numbers stand right, everything else left, a column of nothing but NULL too`() {
        #expect(
            QueryText(page: PageStyle()).table(result) == """
                 id  | name   | rank
                -----+--------+------
                   1 | Amazon | NULL
                  12 | 日本   | NULL
                 0.5 | NULL   | NULL
                (3 rows)

                """
        )
    }

    @Test func `a column that is wider than its values has NULL at its left`() {
        let wide = QueryResult(columns: ["updated_at", "b"], rows: [[.null, .integer(1)]])
        #expect(QueryText(page: PageStyle()).table(wide).contains("\n NULL       | 1\n(1 row)\n"))
    }

    @Test func `a value stays on its line and cannot steer the terminal`() {
        let hostile = QueryResult(columns: ["a\u{1B}"], rows: [[.text("x\ny\u{1B}[2J")]])
        let table = QueryText(page: PageStyle()).table(hostile)
        #expect(table.split(separator: "\n").count == 4)
        #expect(table.contains(#"x\ny\u{1B}[2J"#) && !table.unicodeScalars.contains("\u{1B}"))
    }

    @Test func `programs get the values with their types`() {
        #expect(
            QueryText.json(result, named: [("statement", "SELECT")]).text
                == #"{"statement":"SELECT","columns":["id","name","rank"],"#
                + #""rows":[[1,"Amazon",null],[12,"日本",null],[0.5,null,null]],"warnings":["a column has no name"]}"#
        )
    }
}
