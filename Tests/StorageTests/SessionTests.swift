import Simulation
import Storage
import Testing

struct SessionTests {
    @Test func `A session writes rows and reads them back`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        let notes = Notes()
        test.spawn("writer") { _, session in
            let result = try await session.execute(
                "INSERT INTO console.items (mall_id, input) VALUES (?, ?)",
                [1, "B0A1"]
            )
            #expect(result == ExecutionResult(changes: 1, matched: 1, lastInsertID: 1))
            let rows = try session.query("SELECT * FROM console.items WHERE mall_id = ?", [1])
            notes.add("\(rows.map { $0.text("input") }) \(rows[0].int("status")) \(rows[0]["updated_at"])")
        }
        try test.run()
        #expect(notes.all == [#"["B0A1"] 0 NULL"#])
    }

    @Test func `More statements than the cache keeps still give their own results`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        test.spawn("reader") { _, session in
            for round in 0..<2 {
                for number in 0..<700 {
                    let value = try session.values("SELECT \(number) + count(*) FROM console.malls")
                    #expect(value == "\(number + 3)", "round \(round)")
                }
            }
        }
        try test.run()
        #expect(test.events(.processFailed) == [])
    }
}
