import Simulation
import Storage
import Testing

/// MySQL 8.4 manual, 17.7.2 "InnoDB Transaction Model".
struct IsolationTests {
    // 17.7.2.3 "Consistent Nonlocking Reads": others see nothing of an open transaction.
    @Test func `Others read the last committed state while a transaction is open over a sleep`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        let notes = Notes()
        test.spawn("writer") { process, session in
            try await session.transaction {
                try await session.execute("UPDATE console.malls SET rank = 10 WHERE id = 1")
                try await session.execute("INSERT INTO console.malls (name, rank) VALUES ('Qoo10', 4)")
                try await session.execute("DELETE FROM console.malls WHERE id = 2")
                try await process.sleep(for: .seconds(10))
                notes.add("own \(try session.values("SELECT rank FROM console.malls ORDER BY id"))", at: process)
                try await session.execute("UPDATE console.malls SET rank = rank + 1 WHERE id IN (1, 4)")
                try await process.sleep(for: .seconds(10))
            }
        }
        for second in [5, 15, 25] {
            test.spawn("reader", after: .seconds(second)) { process, session in
                notes.add(try session.values("SELECT rank FROM console.malls ORDER BY id"), at: process)
            }
        }
        try test.run()
        #expect(notes.all == ["5s 1,2,3", "10s own 10,3,4", "15s 1,2,3", "25s 11,3,5"])
    }

    // 17.7.2.1 "REPEATABLE READ": reads within a transaction read the snapshot established by the first read.
    @Test func `Reads of a transaction see what the first of them saw, and its own changes`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        let notes = Notes()
        let all = "SELECT rank FROM console.malls ORDER BY id"
        test.spawn("reader") { process, session in
            try session.begin()
            try await process.sleep(for: .seconds(2))
            notes.add(try session.values(all), at: process)
            try await process.sleep(for: .seconds(5))
            notes.add(try session.values(all), at: process)
            // A write acts on the latest committed state, and the row that it wrote is seen as it is now.
            try await session.execute("UPDATE console.malls SET rank = rank + 1 WHERE id = 1")
            notes.add(try session.values(all), at: process)
            notes.add("latest \(try await session.lock("console.malls", id: 2)?.int("rank") ?? 0)")
            notes.add(try session.values(all), at: process)
            try session.commit()
            notes.add(try session.values(all), at: process)
        }
        test.spawn("before", after: .seconds(1)) { _, session in
            try await session.execute("UPDATE console.malls SET rank = 10 WHERE id = 1")
        }
        test.spawn("after", after: .seconds(3)) { _, session in
            try await session.execute("UPDATE console.malls SET rank = rank + 10")
            try await session.execute("INSERT INTO console.malls (name, rank) VALUES ('Qoo10', 4)")
            try await session.execute("DELETE FROM console.malls WHERE id = 3")
        }
        try test.run()
        #expect(notes.all == ["2s 10,2,3", "7s 10,2,3", "7s 21,2,3", "latest 12", "7s 21,2,3", "7s 21,12,4"])
        #expect(test.database.changes.last?.new?[2] == 21)
    }

    // 17.7.2.2 "autocommit, Commit, and Rollback".
    @Test func `A statement outside a transaction is committed at once, and undone as a whole when it fails`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        test.spawn("writer") { _, session in
            try await session.execute("UPDATE console.malls SET rank = 10 WHERE id = 1")
            let failing = "INSERT INTO console.malls (name) VALUES ('Qoo10'), ('Amazon')"
            #expect(try await session.outcome(failing) == "1062")
            #expect(try session.values("SELECT rank FROM console.malls") == "10,2,3")
        }
        try test.run()
        #expect(test.database.commitCount == 1)
        #expect(test.database.changes.count == 1)
    }

    @Test func `A transaction that only reads moves nobody out of the way`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        test.spawn("both") { process, session in
            let other = test.database.session(for: process, access: TestWorld.everything)
            try session.begin()
            try other.begin()
            #expect(try session.values("SELECT count(*) FROM console.malls") == "3")
            try await other.execute("DELETE FROM console.malls WHERE id = 1")
            #expect(try session.values("SELECT count(*) FROM console.malls") == "3")
            try other.commit()
            #expect(try session.values("SELECT count(*) FROM console.malls") == "3")
            try session.commit()
            #expect(try session.values("SELECT count(*) FROM console.malls") == "2")
        }
        try test.run()
        #expect(test.events(.processFailed) == [])
    }

    @Test func `A transaction is begun once and ended once`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        test.spawn("process") { _, session in
            #expect(throws: DatabaseError.self) { try session.commit() }
            try session.begin()
            #expect(throws: DatabaseError.self) { try session.begin() }
            try session.commit()
            session.rollback()
            struct Stop: Error {}
            await #expect(throws: Stop.self) {
                try await session.transaction {
                    try await session.execute("DELETE FROM console.malls")
                    throw Stop()
                }
            }
            #expect(!session.isInTransaction)
        }
        try test.run()
        #expect(try test.table("SELECT count(*) FROM console.malls") == ["3"])
        #expect(test.events(.rollback) == ["process rollback process#1 3 row changes undone"])
    }
}
