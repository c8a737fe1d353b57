import Simulation
import Storage
import Testing

struct ValueTests {
    @Test(arguments: [
        SQLValue.null, 0, -1, .integer(.max), .integer(.min), 1.5, "", "text", "日本語 'quoted' \u{0} zero", .blob([]),
        .blob([0, 1, 255]),
    ])
    func `A value comes back from the database as it went in`(value: SQLValue) throws {
        let schema = SchemaDefinition(name: "s", sql: "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, v)")
        let test = try TestWorld(schemas: [schema])
        defer { test.world.close() }
        let access = Access(writes: ["s"])
        test.spawn("writer", access: access) { process, session in
            try session.begin()
            try await session.execute("INSERT INTO s.t (v) VALUES (?)", [value])
            // Reading in another session moves the transaction out of the connection, and the next read back in.
            let other = test.database.session(for: process, access: access)
            let count = try other.query("SELECT v FROM s.t").count
            #expect(count == 0)
            let row = try session.query("SELECT v FROM s.t")[0]
            #expect(row["v"] == value)
            try session.commit()
        }
        try test.run()
        #expect(test.database.changes.first?.new?[1] == value)
    }

    @Test func `Swift values become what MySQL would store`() {
        #expect(SQLValue(true) == 1)
        #expect(SQLValue(nil as Int?) == .null)
        #expect(SQLValue("a" as String?) == "a")
        #expect(SQLValue(TestWorld.start) == "2026-01-05 00:00:00")
        #expect(["\(SQLValue.null)", "\(SQLValue(3))", "\(SQLValue("x"))"] == ["NULL", "3", "'x'"])
    }

    @Test func `Of two columns with one name a row gives the later one`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        test.spawn("reader") { _, session in
            let row = try session.query("SELECT 1 AS id, 2 AS id, NULL AS none, 0 AS no")[0]
            #expect(row.int("id") == 2)
            #expect(row.columns == ["id", "id", "none", "no"])
            #expect(row.intOrNil("none") == nil && row.textOrNil("none") == nil)
            #expect(row.intOrNil("no") == 0 && !row.bool("no"))
        }
        try test.run()
    }
}
