import Simulation
import Storage
import Testing

/// MySQL 8.4 manual, 17.7.5.2 "Deadlock Detection".
struct DeadlockTests {
    private let first = "UPDATE console.malls SET rank = rank + 10 WHERE id = 1"
    private let second = "UPDATE console.malls SET rank = rank + 10 WHERE id = 2"

    @Test func `Of two transactions with equally many rows the one that closes the circle is rolled back`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        let notes = Notes()
        run(test, notes, "one", [first], then: second, after: 0)
        run(test, notes, "two", [second], then: first, after: 1)
        try test.run()
        #expect(notes.all == ["11s two 1213 false", "11s one ok true"])
        #expect(try test.table("SELECT rank FROM console.malls") == ["11", "12", "3"])
        #expect(test.events(.deadlock) == ["two lock.deadlock console.malls#1 two#2 → one#1, victim two#2"])
        #expect(test.database.isUnlocked)
    }

    @Test func `The transaction that changed fewer rows is the victim although the other closes the circle`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        let notes = Notes()
        run(test, notes, "small", [first], then: second, after: 0)
        run(test, notes, "large", [second, "UPDATE console.malls SET rank = 7 WHERE id = 3"], then: first, after: 1)
        try test.run()
        #expect(notes.all == ["11s large ok true", "11s small 1213 false"])
        #expect(try test.table("SELECT rank FROM console.malls") == ["11", "12", "7"])
    }

    @Test func `A circle of three is found`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        let notes = Notes()
        let third = "UPDATE console.malls SET rank = rank + 10 WHERE id = 3"
        run(test, notes, "one", [first], then: second, after: 0)
        run(test, notes, "two", [second], then: third, after: 1)
        run(test, notes, "three", [third], then: first, after: 2)
        try test.run()
        #expect(notes.all == ["12s three 1213 false", "12s two ok true", "12s one ok true"])
    }

    // "three" shares the row with "one", but came after "two", who wants it alone: so it waits for "two".
    @Test func `A circle that goes through the queue of a row is found`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        let notes = Notes()
        let child = "INSERT INTO console.items (mall_id, input) VALUES (1, 'a')"
        run(test, notes, "one", [child, "UPDATE console.malls SET rank = 7 WHERE id = 3"], then: second, after: 0)
        test.spawn("two", after: .seconds(1)) { process, session in
            notes.add("two \(try await session.outcome(first))", at: process)
        }
        test.spawn("three", after: .seconds(2)) { process, session in
            try session.begin()
            try await session.execute(second)
            let outcome = try await session.outcome("INSERT INTO console.items (mall_id, input) VALUES (1, 'b')")
            notes.add("three \(outcome)", at: process)
            if session.isInTransaction { try session.commit() }
        }
        try test.run()
        #expect(test.events(.deadlock).count == 1)
        #expect(notes.all.allSatisfy { !$0.contains("1205") } && notes.all.count { $0.contains("1213") } == 1)
        #expect(test.database.isUnlocked)
    }

    /// Starts a process that runs statements, sleeps for 10 s, runs one more and commits.
    private func run(
        _ test: TestWorld,
        _ notes: Notes,
        _ name: String,
        _ statements: [String],
        then last: String,
        after delay: Int
    ) {
        test.spawn(name, after: .seconds(delay)) { process, session in
            try session.begin()
            for statement in statements { try await session.execute(statement) }
            try await process.sleep(for: .seconds(10))
            let outcome = try await session.outcome(last)
            notes.add("\(name) \(outcome) \(session.isInTransaction)", at: process)
            if session.isInTransaction { try session.commit() }
        }
    }
}
