import Simulation
import Storage
import Testing

struct ChangeTests {
    @Test func `A committed change says who, when, at which step, from what to what`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        test.spawn("writer") { process, session in
            try await process.step("count")
            try session.begin()
            try await session.execute("UPDATE console.malls SET rank = 10, name = 'Amazon JP' WHERE id = 1")
            try await session.execute("INSERT INTO crawler.configs (item_id, weight) VALUES (7, 1.5)")
            try await session.execute("DELETE FROM console.malls WHERE id = 3")
            try await process.sleep(for: .seconds(10))
            try await process.step("commit")
            try session.commit()
        }
        try test.run()
        let changes = test.database.changes
        #expect(changes.map(\.table) == ["console.malls", "crawler.configs", "console.malls"])
        #expect(changes.map(\.commit) == [1, 1, 1])
        #expect(changes.map(\.sequence) == [0, 1, 2])
        #expect(changes.map(\.step) == ["count", "count", "count"])
        #expect(changes.map(\.time) == Array(repeating: TestWorld.start.advanced(by: .seconds(10)), count: 3))
        #expect(changes[0].old == [1, "Amazon", 1] && changes[0].new == [1, "Amazon JP", 10])
        #expect(changes[1].old == nil && changes[1].new == [1, 7, nil, 1.5])
        #expect(changes[2].old == [3, "Yahoo", 3] && changes[2].new == nil)
        #expect(
            test.events(.change) == [
                "writer change console.malls#1 name Amazon→Amazon JP, rank 1→10",
                "writer change crawler.configs#1 + id=1 item_id=7 state=NULL weight=1.5",
                "writer change console.malls#3 - id=3 name=Yahoo rank=3",
            ]
        )
        #expect(test.world.lastChange == TestWorld.start.advanced(by: .seconds(10)))
    }

    @Test func `Nothing is recorded of what was rolled back or undone`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        test.spawn("writer") { _, session in
            try session.begin()
            try await session.execute("DELETE FROM console.malls")
            session.rollback()
            #expect(try await session.outcome("INSERT INTO console.malls (name) VALUES ('A'), ('Yahoo')") == "1062")
            try session.begin()
            #expect(try await session.outcome("INSERT INTO console.malls (name) VALUES ('A'), ('Yahoo')") == "1062")
            try await session.execute("INSERT INTO console.malls (name) VALUES ('B')")
            try session.commit()
        }
        try test.run()
        #expect(test.database.changes.map { $0.new?[1] } == ["B"])
        #expect(test.events(.change).count == 1)
    }

    // MySQL 8.4 C API, mysql_affected_rows(): an UPDATE counts rows that were actually changed.
    @Test func `An update to the values that are there is no change`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        test.spawn("writer") { _, session in
            let result = try await session.execute("UPDATE console.malls SET rank = 1")
            #expect(result == ExecutionResult(changes: 2, matched: 3, lastInsertID: 0))
            let same = try await session.execute("UPDATE console.malls SET rank = 1")
            #expect(same == ExecutionResult(changes: 0, matched: 3, lastInsertID: 0))
        }
        try test.run()
        #expect(test.database.changes.map(\.rowID) == [2, 3])
        #expect(test.database.commitCount == 1)
    }

    @Test func `A row that is given another id is deleted and inserted`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        test.spawn("writer") { process, session in
            try session.begin()
            try await session.execute("UPDATE console.malls SET id = 9 WHERE id = 3")
            try await process.sleep(for: .seconds(10))
            try session.commit()
        }
        test.spawn("reader", after: .seconds(5)) { _, session in
            let ids = try session.values("SELECT id FROM console.malls ORDER BY id")
            #expect(ids == "1,2,3")
        }
        try test.run()
        #expect(test.events(.change).map { $0.split(separator: " ")[2] } == ["console.malls#3", "console.malls#9"])
        #expect(try test.table("SELECT id FROM console.malls ORDER BY id") == ["1", "2", "9"])
    }
}
