import Simulation
import Storage
import Testing

/// MySQL 8.4 manual, chapter 17.7 "InnoDB Locking and Transaction Model".
struct LockTests {
    // 17.7.1 "InnoDB Locking": an exclusive lock on a row keeps other writers of the row waiting.
    @Test(arguments: [true, false])
    func `A second writer of a row waits until the first transaction ends`(commits: Bool) throws {
        let test = try TestWorld()
        defer { test.world.close() }
        let notes = Notes()
        test.spawn("first") { process, session in
            try session.begin()
            try await session.execute("UPDATE console.malls SET rank = 10 WHERE id = 1")
            try await process.sleep(for: .seconds(20))
            if commits { try session.commit() } else { session.rollback() }
        }
        test.spawn("second", after: .seconds(5)) { process, session in
            try await session.execute("UPDATE console.malls SET rank = rank + 1 WHERE id = 1")
            notes.add(try session.values("SELECT rank FROM console.malls WHERE id = 1"), at: process)
        }
        try test.run()
        #expect(notes.all == [commits ? "20s 11" : "20s 2"])
        #expect(test.events(.lockWait) == ["second lock.wait console.malls#1 held by first#1"])
        #expect(test.database.isUnlocked)
    }

    // 17.7.1: locks are on rows; other rows of the table are free.
    @Test func `A writer of another row does not wait`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        let notes = Notes()
        test.spawn("first") { process, session in
            try session.begin()
            try await session.execute("UPDATE console.malls SET rank = 10 WHERE id = 1")
            try await process.sleep(for: .seconds(20))
            try await session.execute("UPDATE console.malls SET rank = 11 WHERE id = 1")
            try session.commit()
        }
        test.spawn("second", after: .seconds(5)) { process, session in
            notes.add(try await session.outcome("UPDATE console.malls SET rank = 20 WHERE id = 2"), at: process)
            try await session.execute("DELETE FROM console.malls WHERE id = 3")
        }
        try test.run()
        #expect(notes.all == ["5s ok"])
        #expect(try test.table("SELECT id, rank FROM console.malls") == ["1 11", "2 20"])
    }

    @Test func `Whoever waits behind a statement that gives up goes on`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        let notes = Notes()
        test.spawn("reader") { process, session in
            try session.begin()
            try await session.execute("INSERT INTO console.items (mall_id, input) VALUES (1, 'a')")
            try await process.sleep(for: .seconds(100))
            try session.commit()
        }
        test.spawn("writer", after: .seconds(1)) { process, session in
            let outcome = try await session.outcome("UPDATE console.malls SET rank = 10 WHERE id = 1")
            notes.add("writer \(outcome)", at: process)
        }
        // It could share the row with the reader, but the writer asked first.
        test.spawn("other", after: .seconds(20)) { process, session in
            let outcome = try await session.outcome("INSERT INTO console.items (mall_id, input) VALUES (1, 'b')")
            notes.add("other \(outcome)", at: process)
        }
        try test.run()
        #expect(notes.all == ["51s writer 1205", "51s other ok"])
    }

    @Test func `Whoever shares a row may write it before those who wait for it`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        let notes = Notes()
        test.spawn("holder") { process, session in
            try session.begin()
            try await session.execute("INSERT INTO console.items (mall_id, input) VALUES (1, 'a')")
            try await process.sleep(for: .seconds(10))
            let outcome = try await session.outcome("UPDATE console.malls SET rank = 10 WHERE id = 1")
            notes.add("holder \(outcome)", at: process)
            try session.commit()
        }
        test.spawn("writer", after: .seconds(1)) { process, session in
            let outcome = try await session.outcome("UPDATE console.malls SET rank = rank + 1 WHERE id = 1")
            notes.add("writer \(outcome)", at: process)
        }
        try test.run()
        #expect(notes.all == ["10s holder ok", "10s writer ok"])
        #expect(try test.table("SELECT rank FROM console.malls WHERE id = 1") == ["11"])
    }

    // 17.14 innodb_lock_wait_timeout (50 s) and 17.21.5 "InnoDB Error Handling": only the statement is rolled back.
    @Test func `A statement gives up after 50 seconds and its transaction stays open`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        let notes = Notes()
        test.spawn("first") { process, session in
            try session.begin()
            try await session.execute("UPDATE console.malls SET rank = 10 WHERE id = 1")
            try await process.sleep(for: .seconds(100))
            try session.commit()
        }
        test.spawn("second", after: .seconds(5)) { process, session in
            try session.begin()
            try await session.execute("UPDATE console.malls SET rank = 20 WHERE id = 2")
            do {
                try await session.execute("UPDATE console.malls SET rank = 30 WHERE id >= 1")
            } catch let error as DatabaseError {
                notes.add("\(error.code.number) \(error.process) \(error.sql)", at: process)
            }
            notes.add("\(session.isInTransaction)")
            try session.commit()
        }
        try test.run()
        #expect(notes.all == ["55s 1205 second UPDATE console.malls SET rank = 30 WHERE id >= 1", "true"])
        #expect(try test.table("SELECT id, rank FROM console.malls") == ["1 10", "2 20", "3 3"])
        #expect(test.events(.lockTimeout) == ["second lock.timeout console.malls#1 gave up after 50s"])
    }

    // 17.7.6 "Transaction Scheduling", without contention: locks are granted first in, first out.
    @Test func `Waiters get the row in the order in which they asked`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        let notes = Notes()
        test.spawn("holder") { process, session in
            try session.begin()
            try await session.execute("UPDATE console.malls SET rank = 0 WHERE id = 1")
            try await process.sleep(for: .seconds(10))
            try session.commit()
            // The holder itself comes back at once, and has to stand behind those who wait.
            try await session.execute("UPDATE console.malls SET rank = rank * 10 + 9 WHERE id = 1")
            notes.add("holder", at: process)
        }
        for number in 1...3 {
            test.spawn("waiter \(number)", after: .seconds(number)) { process, session in
                try await session.execute("UPDATE console.malls SET rank = rank * 10 + ? WHERE id = 1", [.init(number)])
                notes.add(process.name, at: process)
            }
        }
        try test.run()
        #expect(notes.all == ["10s waiter 1", "10s waiter 2", "10s waiter 3", "10s holder"])
        #expect(try test.table("SELECT rank FROM console.malls WHERE id = 1") == ["1239"])
    }

    // 17.7.2.4 "Locking Reads".
    @Test func `A row locked for update keeps writers waiting but not readers`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        let notes = Notes()
        test.spawn("first") { process, session in
            try await session.transaction {
                try await session.lock("console.malls", id: 1)
                try await process.sleep(for: .seconds(10))
            }
        }
        test.spawn("reader", after: .seconds(1)) { process, session in
            notes.add("read \(try session.values("SELECT rank FROM console.malls WHERE id = 1"))", at: process)
        }
        test.spawn("writer", after: .seconds(2)) { process, session in
            notes.add(
                "write \(try await session.outcome("UPDATE console.malls SET rank = 5 WHERE id = 1"))",
                at: process
            )
        }
        test.spawn("locker", after: .seconds(3)) { process, session in
            let row = try await session.lock("console.malls", id: 1)
            notes.add("locked \(row?.int("rank") ?? -1)", at: process)
            #expect(try await session.lock("console.malls", id: 99) == nil)
        }
        try test.run()
        #expect(notes.all == ["1s read 1", "10s write ok", "10s locked 5"])
    }

    // 17.7.3 "Locks Set by Different SQL Statements": INSERT waits for an uncommitted row with the same unique key.
    @Test(arguments: [true, false])
    func `An insert of a unique key waits for the transaction that inserted it`(commits: Bool) throws {
        let test = try TestWorld()
        defer { test.world.close() }
        let notes = Notes()
        test.spawn("first") { process, session in
            try session.begin()
            try await session.execute("INSERT INTO console.malls (name) VALUES ('Qoo10')")
            try await process.sleep(for: .seconds(10))
            if commits { try session.commit() } else { session.rollback() }
        }
        test.spawn("second", after: .seconds(1)) { process, session in
            notes.add(try await session.outcome("INSERT INTO console.malls (name) VALUES ('Qoo10')"), at: process)
        }
        test.spawn("third", after: .seconds(2)) { process, session in
            notes.add(try await session.outcome("INSERT INTO console.malls (name) VALUES ('eBay')"), at: process)
        }
        try test.run()
        #expect(notes.all == ["2s ok", commits ? "10s 1062" : "10s ok"])
        // The ids were given when the statements began: 4 to the first, 5 to the one that waits, 6 to the third.
        let rows = try test.table("SELECT id, name FROM console.malls WHERE id > 3")
        #expect(rows == [commits ? "4 Qoo10" : "5 Qoo10", "6 eBay"])
    }

    // 17.7.3: the duplicate-key check needs a lock on the index record that the other is deleting.
    @Test(arguments: [true, false])
    func `An insert of a unique key waits for the transaction that frees it`(commits: Bool) throws {
        let test = try TestWorld()
        defer { test.world.close() }
        let notes = Notes()
        test.spawn("first") { process, session in
            try session.begin()
            try await session.execute("DELETE FROM console.malls WHERE name = 'Yahoo'")
            try await process.sleep(for: .seconds(10))
            if commits { try session.commit() } else { session.rollback() }
        }
        test.spawn("second", after: .seconds(1)) { process, session in
            notes.add(try await session.outcome("INSERT INTO console.malls (name) VALUES ('Yahoo')"), at: process)
        }
        try test.run()
        #expect(notes.all == [commits ? "10s ok" : "10s 1062"])
    }

    // 17.7.3: a foreign key check sets a shared lock on the parent row.
    @Test func `A child row keeps its parent from being deleted, and other children may come`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        let notes = Notes()
        for name in ["first", "second"] {
            test.spawn(name) { process, session in
                try session.begin()
                try await session.execute("INSERT INTO console.items (mall_id, input) VALUES (3, ?)", [.init(name)])
                notes.add(name, at: process)
                try await process.sleep(for: .seconds(10))
                session.rollback()
            }
        }
        test.spawn("deleter", after: .seconds(1)) { process, session in
            notes.add("delete " + (try await session.outcome("DELETE FROM console.malls WHERE id = 3")), at: process)
        }
        try test.run()
        #expect(notes.all == ["0s first", "0s second", "10s delete ok"])
    }

    @Test(arguments: [true, false])
    func `A child row waits for the transaction that inserts its parent`(commits: Bool) throws {
        let test = try TestWorld()
        defer { test.world.close() }
        let notes = Notes()
        test.spawn("parent") { process, session in
            try session.begin()
            try await session.execute("INSERT INTO console.malls (name) VALUES ('Qoo10')")
            try await process.sleep(for: .seconds(10))
            if commits { try session.commit() } else { session.rollback() }
        }
        test.spawn("child", after: .seconds(1)) { process, session in
            let sql = "INSERT INTO console.items (mall_id, input) VALUES (4, 'B0')"
            notes.add(try await session.outcome(sql), at: process)
        }
        try test.run()
        #expect(notes.all == [commits ? "10s ok" : "10s 1452"])
    }

    @Test func `A crashed process gives back its locks and nothing of its transaction stays`() throws {
        let crash = FaultRule(
            id: "crash",
            site: .step,
            target: "first",
            conditions: [.init(attribute: "step", pattern: "notify")],
            actions: [.crash]
        )
        let test = try TestWorld(faults: [crash])
        defer { test.world.close() }
        let notes = Notes()
        test.spawn("first") { process, session in
            try await session.transaction {
                try await session.execute("UPDATE console.malls SET rank = 10 WHERE id = 1")
                try await process.sleep(for: .seconds(10))
                do {
                    try await process.step("notify")
                } catch let error as ProcessCrash {
                    await #expect(throws: ProcessCrash.self) {
                        try await session.execute("UPDATE console.malls SET rank = 99 WHERE id = 2")
                    }
                    throw error
                }
            }
        }
        test.spawn("second", after: .seconds(5)) { process, session in
            try await session.execute("UPDATE console.malls SET rank = rank + 1 WHERE id = 1")
            notes.add("written", at: process)
        }
        try test.run()
        #expect(notes.all == ["10s written"])
        #expect(try test.table("SELECT id, rank FROM console.malls") == ["1 2", "2 2", "3 3"])
        #expect(test.database.changes.map(\.process) == ["second"])
    }

    @Test func `A process that crashes while it waits leaves the queue`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        let notes = Notes()
        test.spawn("holder") { process, session in
            try session.begin()
            try await session.execute("UPDATE console.malls SET rank = 10 WHERE id = 1")
            try await process.sleep(for: .seconds(10))
            try session.commit()
        }
        let waiter = test.spawn("waiter", after: .seconds(1)) { _, session in
            try await session.execute("UPDATE console.malls SET rank = 20 WHERE id = 1")
            notes.add("never")
        }
        test.spawn("killer", after: .seconds(2)) { _, _ in waiter.crash(at: "kill -9") }
        test.spawn("last", after: .seconds(3)) { process, session in
            try await session.execute("UPDATE console.malls SET rank = rank + 1 WHERE id = 1")
            notes.add("last", at: process)
        }
        try test.run()
        #expect(notes.all == ["10s last"])
        #expect(try test.table("SELECT rank FROM console.malls WHERE id = 1") == ["11"])
    }
}
