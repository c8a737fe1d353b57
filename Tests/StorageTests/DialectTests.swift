import Simulation
import Testing

@testable import Storage

/// Statements as operators write them for MySQL.
@Suite struct DialectTests {
    private func value(_ expression: String) throws -> SQLValue {
        try ask("SELECT \(expression)").rows[0][0]
    }

    private func ask(_ sql: String) throws -> QueryResult {
        let file = try SQLiteFile()
        try file.attachEmpty(as: "shop")
        try file.execute(
            """
            CREATE TABLE shop.orders (id INTEGER PRIMARY KEY, state INTEGER, name TEXT COLLATE NOCASE, at TEXT);
            INSERT INTO shop.orders VALUES (1, 0, 'Zero', '2026-01-01 10:00:00'), (2, 1, 'One', '2026-01-01 12:00:00'),
                (3, 2, 'Two', '2026-01-02 00:00:00')
            """
        )
        let now = try #require(SimulationInstant(isoText: "2026-01-31T12:30:15Z"))
        try file.speakMySQL(now: now)
        return try file.ask(sql, tables: Self.tables)[0]
    }

    private static let tables = DialectTables([
        (
            "shop.orders",
            [
                .init(name: "id", isInteger: true, words: []),
                .init(name: "state", isInteger: true, words: [("Open", 1), ("Paid", 2)]),
                .init(name: "name", isInteger: false, words: []), .init(name: "at", isInteger: false, words: []),
            ]
        )
    ])

    // MARK: Time

    @Test(arguments: [
        ("NOW()", "2026-01-31 12:30:15"), ("CURRENT_TIMESTAMP", "2026-01-31 12:30:15"), ("curdate()", "2026-01-31"),
        ("CURRENT_DATE", "2026-01-31"), ("CURTIME()", "12:30:15"),
        ("DATE_SUB(NOW(), INTERVAL 2 HOUR)", "2026-01-31 10:30:15"),
        ("DATE_ADD(NOW(), INTERVAL 1 MONTH)", "2026-02-28 12:30:15"),
        ("DATE_SUB(NOW(), INTERVAL 11 MONTH)", "2025-02-28 12:30:15"),
        ("DATE_ADD('2024-01-31', INTERVAL 1 MONTH)", "2024-02-29"),
        ("DATE_ADD(NOW(), INTERVAL 1 WEEK)", "2026-02-07 12:30:15"),
        ("DATE_ADD(CURDATE(), INTERVAL 1 DAY)", "2026-02-01"),
        ("DATE_ADD(CURDATE(), INTERVAL 90 SECOND)", "2026-01-31 00:01:30"),
        ("NOW() - INTERVAL 1 DAY", "2026-01-30 12:30:15"),
        ("NOW() + INTERVAL (1 + 1) MINUTE - INTERVAL 15 SECOND", "2026-01-31 12:32:00"),
        ("TIMESTAMPADD(YEAR, 1, NOW())", "2027-01-31 12:30:15"), ("FROM_UNIXTIME(0)", "1970-01-01 00:00:00"),
        ("CONCAT('a', 1, 'b')", "a1b"), ("CONCAT_WS('-', 'a', NULL, 2)", "a-2"), ("IF(1 > 2, 'yes', 'no')", "no"),
        (#"'it''s \'so\''"#, "it's 'so'"),
    ])
    func `an expression is a text`(expression: String, text: String) throws {
        #expect(try value(expression) == .text(text))
    }

    @Test(arguments: [
        ("TIMESTAMPDIFF(MINUTE, '2026-01-01 00:00:00', '2026-01-01 01:00:59')", 60),
        ("TIMESTAMPDIFF(HOUR, '2026-01-02', '2026-01-01')", -24),
        ("TIMESTAMPDIFF(MONTH, '2026-01-31', '2026-02-28')", 0), ("TIMESTAMPDIFF(YEAR, '2024-02-29', '2026-03-01')", 2),
        ("TIMESTAMPDIFF(WEEK, '2026-01-01', NOW())", 4), ("DATEDIFF('2026-01-02 00:00:00', '2026-01-01 23:59:59')", 1),
        ("UNIX_TIMESTAMP('1970-01-02')", 86400), ("HOUR(NOW())", 12), ("1 && 0", 0), ("NULL <=> NULL", 1),
    ])
    func `an expression is a number`(expression: String, number: Int64) throws {
        #expect(try value(expression) == .integer(number))
    }

    @Test(arguments: [
        "DATE_SUB(NULL, INTERVAL 1 DAY)", "DATE_SUB('soon', INTERVAL 1 DAY)", "TIMESTAMPDIFF(DAY, 'x', NOW())",
        "CONCAT('a', NULL)", "DATE_ADD(NOW(), INTERVAL 9223372036854775807 YEAR)",
        "DATE_SUB(NOW(), INTERVAL 9223372036854775807 SECOND)", "DATE_ADD(NOW(), INTERVAL -9223372036854775807 MONTH)",
    ])
    func `what is no time, or none that a calendar has, is NULL`(expression: String) throws {
        #expect(try value(expression) == .null)
    }

    @Test func `comments of every kind are passed over`() throws {
        #expect(try ask("-- one\n# two\n/* three */ SELECT /* four */ 5 -- six").rows == [[5]])
    }

    // MARK: Words and integers (FM-54)

    @Test(
        arguments: [
            ("state = 'Open'", [1]), ("'Open' = o.state", [1]), ("state IN ('Open', 'Paid')", [1]),
            ("o.state NOT IN ('Paid')", [2, 3]), ("orders.state <> 'Paid'", [2, 3]), ("state = '2 pieces'", [3]),
            ("state BETWEEN 'Open' AND 1", [1, 2]), ("CASE state WHEN 'Open' THEN 1 ELSE 0 END = 1", [1]),
            ("state = \"Paid\"", [1]),
        ] as [(String, [Int64])]
    )
    func `a word is read as the number that it begins with, and that is told`(condition: String, ids: [Int64]) throws {
        let from = condition.contains("orders.") ? "shop.orders" : "shop.orders AS o"
        let result = try ask("SELECT id FROM \(from) WHERE \(condition) ORDER BY id")
        #expect(result.rows == ids.map { [.integer($0)] })
        #expect(result.warnings.count == 1)
        #expect(result.warnings[0].hasPrefix("shop.orders.state is an integer, and MySQL reads '"))
    }

    @Test(
        arguments: [
            ("state = '2'", [3]), ("state = 2", [3]), ("name = 'two'", [3]), ("at < '2026-01-01 11:00:00'", [1]),
            ("name IN ('one', 'two')", [2, 3]), ("name LIKE 't%'", [3]), ("state IS NOT NULL AND name = 'Zero'", [1]),
        ] as [(String, [Int64])]
    )
    func `numbers and texts are compared as they are`(condition: String, ids: [Int64]) throws {
        let result = try ask("SELECT id FROM orders WHERE \(condition) ORDER BY id")
        #expect(result.rows == ids.map { [.integer($0)] })
        #expect(result.warnings.isEmpty)
    }

    @Test func `a word that is none of the column's is told with all of them`() throws {
        let warning = try ask("SELECT id FROM orders WHERE state = 'Shut'").warnings.first
        #expect(
            warning == "shop.orders.state is an integer, and MySQL reads 'Shut' as 0; the words are Open 1 and Paid 2"
        )
    }

    // MARK: Mistakes

    @Test(arguments: [
        ("SELECT 'open", 7), ("SELECT `x", 7), ("/* x", 0), ("SELECT INTERVAL 1 DAY", 7), ("UPDATE x SET y = 1", 0),
        ("SELECT DATE_ADD(NOW(), INTERVAL 1 DAYS)", 34), ("SELECT nothing", 7), ("SELECT 1 +", 9), ("SELECT \u{1}", 7),
        ("SELECT NOW() - INTERVAL 1 DAY, wrong FROM orders", 31),
    ])
    func `a mistake has the place where it was typed`(sql: String, offset: Int) throws {
        let mistake = #expect(throws: SQLMistake.self) { try ask(sql) }
        #expect(mistake?.offset == offset, "\(mistake?.message ?? "")")
    }

    @Test(arguments: ["", " ; ;", "-- only a comment", ";"]) func `a text without a statement is a mistake`(
        text: String
    ) {
        #expect(throws: SQLMistake.self) { try ask(text) }
    }

    @Test func `no text crashes the reader`() throws {
        let pieces = [
            "SELECT", "INTERVAL", "1", "(", ")", ",", "'a'", "`b`", "DAY", "-", "+", "state", ".", "CASE", "WHEN", "IN",
            "FROM", "orders", "BETWEEN", "AND", "NOT", "TIMESTAMPDIFF", "LIKE", "'\\", ";", "/*", "\"", "=",
        ]
        var state: UInt64 = 7
        for _ in 0..<2000 {
            var text = "SELECT"
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += " " + pieces[Int((state >> 33) % UInt64(pieces.count))]
            }
            _ = try? SQLiteFile().ask(text, tables: Self.tables)
        }
    }
}
