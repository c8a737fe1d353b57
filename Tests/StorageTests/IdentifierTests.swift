import Simulation
import Storage
import Testing

/// MySQL 8.4 manual, 17.6.1.6 "AUTO_INCREMENT Handling in InnoDB".
struct IdentifierTests {
    private let insert = "INSERT INTO crawler.configs (item_id) VALUES (1)"

    @Test func `An id that a rolled back transaction was given is not given again`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        let notes = Notes()
        let insert = insert
        test.spawn("writer") { _, session in
            try session.begin()
            notes.add("\(try await session.execute(insert).lastInsertID)")
            notes.add("\(try await session.execute(insert).lastInsertID)")
            session.rollback()
            notes.add("\(try await session.execute(insert).lastInsertID)")
            try await session.execute("DELETE FROM crawler.configs")
            notes.add("\(try await session.execute(insert).lastInsertID)")
        }
        try test.run()
        #expect(notes.all == ["1", "2", "3", "4"])
    }

    @Test func `Open transactions are given different ids, whatever becomes of them`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        let notes = Notes()
        let insert = insert
        for number in 1...4 {
            test.spawn("writer \(number)") { process, session in
                try session.begin()
                for _ in 0..<3 {
                    notes.add("\(try await session.execute(insert).lastInsertID)")
                    try await process.sleep(for: .seconds(number))
                }
                if number.isMultiple(of: 2) { try session.commit() } else { session.rollback() }
            }
        }
        try test.run()
        #expect(Set(notes.all).count == 12)
        #expect(notes.all == notes.all.sorted { (Int($0) ?? 0) < (Int($1) ?? 0) })
    }

    @Test func `The id of a statement that inserts several rows is that of the first`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        test.spawn("writer") { _, session in
            let result = try await session.execute("INSERT INTO crawler.configs (item_id) VALUES (1), (2), (3)")
            #expect(result == ExecutionResult(changes: 3, matched: 3, lastInsertID: 1))
        }
        try test.run()
        #expect(test.database.changes.map(\.rowID) == [1, 2, 3])
    }
}
