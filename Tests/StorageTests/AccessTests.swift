import Simulation
import Storage
import Testing

struct AccessTests {
    private static let crawler = Access(writes: ["crawler"], reads: ["console.items"])

    @Test(arguments: [
        ("SELECT * FROM console.malls", "SELECT", "console.malls"),
        (
            "SELECT i.id FROM console.items AS i WHERE i.mall_id IN (SELECT id FROM console.malls)", "SELECT",
            "console.malls"
        ),
        ("UPDATE console.items SET status = 1", "UPDATE", "console.items"),
        ("DELETE FROM console.items", "DELETE", "console.items"),
        ("INSERT INTO console.malls (name) VALUES ('A')", "INSERT", "console.malls"),
        ("INSERT INTO crawler.configs (item_id) SELECT id FROM console.malls", "SELECT", "console.malls"),
    ])
    func `A table that the session was not opened for is refused by name`(
        sql: String,
        command: String,
        table: String
    ) throws {
        let error = try #require(try failure(of: sql, access: Self.crawler))
        #expect(error.code == .accessDenied)
        #expect(
            error.message == "\(command) command denied to 'crawler' for table '\(table)'; "
                + "its session may write crawler and read console.items"
        )
        #expect(error.sql == sql)
    }

    @Test(arguments: [
        "CREATE TABLE crawler.other (id INTEGER)", "DROP TABLE crawler.configs",
        "ALTER TABLE crawler.configs ADD x TEXT",
        "CREATE INDEX crawler.i ON configs (state)", "BEGIN", "COMMIT", "SAVEPOINT a", "PRAGMA foreign_keys = OFF",
        "ATTACH ':memory:' AS other", "DETACH crawler", "UPDATE crawler.sqlite_sequence SET seq = 0",
        "UPDATE crawler.configs SET item_id = random()", "UPDATE crawler.configs SET state = CURRENT_TIMESTAMP",
    ])
    func `A session changes no schema, no connection and nothing by the machine's chance or clock`(sql: String) throws {
        #expect(try failure(of: sql, access: TestWorld.everything)?.code == .accessDenied)
    }

    @Test func `What the session was opened for is allowed`() throws {
        for sql in [
            "INSERT INTO crawler.configs (item_id) SELECT id FROM console.items",
            "UPDATE crawler.configs SET state = (SELECT input FROM console.items LIMIT 1)",
            "DELETE FROM crawler.configs; ",
        ] {
            #expect(try failure(of: sql, access: Self.crawler) == nil)
        }
    }

    @Test func `A statement prepared for one session is refused to another with less access`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        let notes = Notes()
        test.spawn("console") { _, session in notes.add(try session.values("SELECT count(*) FROM console.malls")) }
        test.spawn("crawler", access: Self.crawler) { _, session in
            do {
                _ = try session.query("SELECT count(*) FROM console.malls")
            } catch let error as DatabaseError {
                notes.add("\(error.code.number)")
            }
        }
        try test.run()
        #expect(notes.all == ["3", "1142"])
    }

    /// The error of a statement that a process `crawler` runs, or nil.
    private func failure(of sql: String, access: Access) throws -> DatabaseError? {
        let test = try TestWorld()
        defer { test.world.close() }
        let failure = Box<DatabaseError>()
        test.spawn("crawler", access: access) { _, session in
            do {
                if sql.hasPrefix("SELECT") { _ = try session.query(sql) } else { try await session.execute(sql) }
            } catch let error as DatabaseError {
                failure.value = error
            }
        }
        try test.run()
        return failure.value
    }
}

/// A place for one value that a process leaves to its test.
final class Box<Value>: @unchecked Sendable {
    // Safe although mutable: only the one world of a test writes to it.
    var value: Value?
}
