import Simulation
import Storage
import Testing

struct StatementErrorTests {
    @Test(arguments: [
        ("INSERT INTO console.malls (name) VALUES ('Amazon')", DatabaseError.Code.duplicateKey, 1062),
        ("INSERT INTO console.malls (id, name) VALUES (1, 'A')", .duplicateKey, 1062),
        ("INSERT INTO console.malls (rank) VALUES (1)", .notNull, 1048),
        ("INSERT INTO console.items (mall_id, input) VALUES (99, 'B0')", .foreignKey, 1452),
        ("INSERT INTO console.items (mall_id, input, status) VALUES (1, 'B0', 99)", .check, 3819),
        ("UPDAET console.malls SET rank = 1", .syntax, 1064),
        ("UPDATE console.unknown SET rank = 1", .syntax, 1064),
        ("UPDATE console.malls SET unknown = 1", .syntax, 1064),
        ("UPDATE console.malls SET rank = 1; DELETE FROM console.malls", .syntax, 1064),
        ("UPDATE console.malls SET rank = ?", .other, 1105),
        ("SELECT * FROM console.malls", .other, 1105),
        ("", .syntax, 1064),
    ])
    func `A statement that fails carries its number, its text, its process and the step`(
        sql: String,
        code: DatabaseError.Code,
        number: Int
    ) throws {
        let test = try TestWorld()
        defer { test.world.close() }
        test.spawn("writer") { process, session in
            try await process.step("save")
            try await session.execute(sql)
        }
        let failure = Box<DatabaseError>()
        test.spawn("checker") { process, session in
            do {
                try await process.step("save")
                try await session.execute(sql)
            } catch let error as DatabaseError {
                failure.value = error
            }
        }
        try test.run()
        let error = try #require(failure.value)
        #expect(error.code == code)
        #expect(error.code.number == number)
        #expect(error.sql == sql)
        #expect(error.process == "checker")
        #expect(error.step == "save")
        #expect(
            error.description.hasPrefix("[\(number)] ") && error.description.hasSuffix("in checker after step save")
        )
        #expect(test.database.changes.isEmpty)
        let failed = test.world.events.events.filter { $0.kind == .processFailed }
        #expect(failed.map(\.process) == ["writer"])
    }

    @Test func `A writing statement is not run by query`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        test.spawn("writer") { _, session in
            #expect(throws: DatabaseError.self) { try session.query("DELETE FROM console.malls RETURNING id") }
            let count = try session.values("SELECT count(*) FROM console.malls")
            #expect(count == "3")
        }
        try test.run()
    }

    @Test func `A schema that is not SQL says which schema`() {
        let wrong = SchemaDefinition(name: "console", sql: "CREATE TABEL malls (id INTEGER)")
        let error = #expect(throws: DatabaseError.self) { try DatabaseImage([wrong]) }
        #expect(error?.sql == "schema console")
        #expect(error?.code == .syntax)
    }
}
