import Foundation
import Testing
import Wire

/// What `tvsim inspect` shows of a record.
@Suite struct InspectTests {
    private func inspect(_ words: [String]) throws -> Program.Result {
        try Program.run(["inspect", try Recording.stuckAnalyzer.get().record] + words)
    }

    private func rows(_ sql: String, at time: String? = nil) throws -> JSONValue? {
        try Recording.ask(Recording.stuckAnalyzer, ["--sql", sql] + (time.map { ["--at", $0] } ?? []))["rows"]
    }

    // MARK: The run

    @Test func `without options it tells the run again`() throws {
        let told = try inspect([]).output
        let run = try Program.run(["run", "Scenarios/stuck-analyzer.json"]).output
        // A record has no wall time.
        #expect(told == run.replacing(/, in [0-9.]+ [a-zµ]+\n/) { _ in "\n" })
    }

    @Test func `the report for programs is the run's, without its wall time`() throws {
        func run(_ words: [String]) throws -> JSONValue? {
            let document = try JSONValue(parsing: Array(Program.run(words + ["--report", "json"]).output.utf8))
            guard var object = document["runs"]?[0]?.object else { return nil }
            object["wallSeconds"] = 0
            return .object(object)
        }
        let told = try run(["inspect", Recording.stuckAnalyzer.get().record])
        #expect(told != nil)
        #expect(try told == run(["run", "Scenarios/stuck-analyzer.json"]))
    }

    // MARK: Tables

    @Test(arguments: [
        "wishlist_dataset_histories", "gb_console.wishlist_dataset_histories", "`WISHLIST_dataset_histories`",
    ])
    func `a table has its name, with or without the schema`(table: String) throws {
        #expect(try rows("SELECT id, status FROM \(table)") == [[1, 2]])
    }

    @Test(
        arguments: [
            ("00:00:30", 0, nil), ("00:30", 1, 1), ("00:34:59", 1, 1), ("00:35", 1, 2), ("2026-01-05T05:00:00Z", 1, 2),
        ] as [(String, Int, Int64?)]
    )
    func `the tables can be seen as they were`(time: String, count: Int, status: Int64?) throws {
        let found = try rows("SELECT status FROM wishlist_dataset_histories", at: time)?.array
        #expect(found?.count == count)
        #expect(found?.first?[0]?.integer == status)
    }

    @Test func `going back to any instant gives what the changes up to there say`() throws {
        let sql = """
            SELECT count(*) FROM changes WHERE table_name = 'analyzer_v2.review_sentences' AND operation = 'insert'
            AND time <= NOW()
            """
        for time in ["00:05", "00:15", "00:16", "06:00"] {
            let told = try rows(sql, at: time)
            #expect(try rows("SELECT count(*) FROM analyzer_v2.review_sentences", at: time) == told, "\(time)")
        }
    }

    @Test func `an instant shows every table that had changed by then`() throws {
        let output = try inspect(["--at", "00:01"]).output
        #expect(output.hasPrefix("The tables at 2026-01-05 00:01:00"))
        #expect(output.contains("gb_console.wishlist_to_groups\n id | name     |"))
        #expect(!output.contains("wishlist_dataset_histories"))
    }

    @Test(arguments: ["06:01", "-00:01", "2027-01-01T00:00:00Z"])
    func `an instant outside of the run is refused`(time: String) throws {
        let result = try inspect(["--at=\(time)"])
        #expect(result.status == 2)
        #expect(result.diagnostics.contains("is not in the run, which goes from"))
    }

    @Test func `a table is aligned, numbers to the right`() throws {
        let result = try inspect(["--sql", "SELECT id, input, price FROM analyzer_v2.products"])
        #expect(
            result.output == """
                 id | input | price
                ----+-------+-------
                  1 | B0A1  |  8980
                (1 row)

                """
        )
    }

    @Test func `the record's own tables answer too`() throws {
        #expect(try rows("SELECT scenario, seed, verdict FROM run") == [["stuck-analyzer", "42", "passed"]])
        #expect(try rows("SELECT count(*) FROM record.run") == [[1]])
        #expect(
            try rows("SELECT sender, status, response_body FROM http WHERE host = 'cloud-run'")?[0]?[1] == 200
        )
        #expect(try rows("SELECT fired, held FROM faults WHERE id = 'dies'") == [[1, 1]])
        #expect(try rows("SELECT table_name FROM stuck ORDER BY 1")?.array?.count == 2)
    }

    @Test func `any program that reads SQLite reads a record`() throws {
        let shell = URL(filePath: "/usr/bin/sqlite3")
        guard FileManager.default.isExecutableFile(atPath: shell.path) else { return }
        let record = try Recording.stuckAnalyzer.get().record
        let sql = "PRAGMA integrity_check; SELECT slug FROM gb_console__wishlist_dataset_histories"
        #expect(try Program.run(shell, [record, sql]).output == "ok\nspeakers-1\n")
    }

    // MARK: Mistakes

    @Test(arguments: [
        ("SELECT 1 FORM x", 1, 15), ("SELECT *\nFROM wishlist_dataset_historie", 2, 6), ("SELECT nme FROM malls", 1, 8),
        ("DELETE FROM malls", 1, 1), ("WITH x AS (SELECT 1) DELETE FROM malls", 1, 1), ("ATTACH 'x' AS y", 1, 1),
        ("SELECT NOW() - INTERVAL 2 FORTNIGHT", 1, 27), ("SELECT DATE_ADD(NOW(), INTERVAL 2)", 1, 24),
        ("SELECT 'open", 1, 8), ("SELECT 1; SELECT x", 1, 18), ("SELECT TIMESTAMPDIFF(AGE, 1, 2)", 1, 22),
        ("SELECT FORMAT_C(1)", 1, 8), ("SELECT ?", 1, 1),
    ])
    func `a wrong statement is shown with the place`(sql: String, line: Int, column: Int) throws {
        let result = try inspect(["--sql", sql])
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(result.diagnostics.hasPrefix("--sql:\(line):\(column): "), "\(result.diagnostics)")
    }

    @Test func `a table that is nearly right is suggested`() throws {
        let result = try inspect(["--sql", "SELECT * FROM wishlist_dataset_historie"])
        #expect(
            result.diagnostics.contains("did you mean \"wishlist_dataset_histories\"?"),
            "\(result.diagnostics)"
        )
    }

    @Test func `a statement comes from one place`() throws {
        let result = try inspect(["--sql", "SELECT 1", "--sql-file", "x.sql"])
        #expect(result.status == 2)
        #expect(result.diagnostics.contains("both say what to ask"))
        #expect(try inspect(["--sql-file", "nowhere.sql"]).diagnostics == "nowhere.sql: No such file or directory\n")
    }
}
