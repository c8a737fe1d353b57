import Simulation
import Storage
import Testing

struct WriteFaultTests {
    @Test(arguments: [FaultAction.failWrite, .crashBefore, .crashAfter], [true, false])
    func `A fault strikes at the row that its conditions name`(action: FaultAction, inTransaction: Bool) throws {
        let test = try TestWorld(faults: [rule("console.malls", ["operation": "update", "name": "Rakuten"], action)])
        defer { test.world.close() }
        let notes = Notes()
        test.spawn("writer") { _, session in
            if inTransaction { try session.begin() }
            for id in 1...3 {
                let sql = "UPDATE console.malls SET rank = rank + 10 WHERE id = ?"
                notes.add(try await session.outcome(sql, [.init(id)]))
            }
            if inTransaction { try session.commit() }
        }
        try test.run()
        let ranks = try test.table("SELECT rank FROM console.malls")
        switch action {
        case .failWrite:
            #expect(notes.all == ["ok", "1105", "ok"])
            #expect(ranks == ["11", "2", "13"])
        case .crashBefore:
            #expect(notes.all == ["ok"])
            #expect(ranks == (inTransaction ? ["1", "2", "3"] : ["11", "2", "3"]))
        default:
            #expect(notes.all == ["ok"])
            #expect(ranks == (inTransaction ? ["1", "2", "3"] : ["11", "12", "3"]))
        }
        let outcome = test.world.faults.outcomes[0]
        #expect(outcome.fired == 1)
        #expect(outcome.effects.count == 1)
        #expect(test.database.isUnlocked)
    }

    @Test(arguments: [FaultAction.failWrite, .crashBefore, .crashAfter], ["writer", "console.malls"])
    func `A fault at the commit decides whether it holds`(action: FaultAction, target: String) throws {
        let test = try TestWorld(faults: [rule(target, ["operation": "commit"], action)])
        defer { test.world.close() }
        let notes = Notes()
        test.spawn("writer") { _, session in
            do {
                try await session.transaction {
                    try await session.execute("DELETE FROM console.malls WHERE id = 1")
                }
            } catch let error as DatabaseError {
                notes.add("\(error.code.number) \(error.sql)")
            }
        }
        try test.run()
        #expect(notes.all == (action == .failWrite ? ["1105 COMMIT"] : []))
        #expect(try test.table("SELECT count(*) FROM console.malls") == [action == .crashAfter ? "2" : "3"])
        #expect(test.world.faults.outcomes[0].effects.count == 1)
        #expect(test.database.isUnlocked)
    }

    @Test func `A fault at the commit of a table leaves transactions alone that have not changed it`() throws {
        let test = try TestWorld(faults: [rule("console.groups", ["operation": "commit"], .failWrite)])
        defer { test.world.close() }
        test.spawn("writer") { _, session in
            try await session.transaction { _ = try await session.execute("DELETE FROM console.malls WHERE id = 1") }
        }
        try test.run()
        #expect(test.world.faults.outcomes[0].matched == 0)
    }

    @Test func `A statement that changes no row is a place without columns`() throws {
        let test = try TestWorld(faults: [rule("console.malls", ["operation": "delete"], .failWrite)])
        defer { test.world.close() }
        let notes = Notes()
        test.spawn("writer") { _, session in
            notes.add(try await session.outcome("UPDATE console.malls SET rank = 1 WHERE id = 99"))
            notes.add(try await session.outcome("DELETE FROM console.malls WHERE id = 99"))
        }
        try test.run()
        #expect(notes.all == ["ok", "1105"])
    }

    private func rule(_ target: String, _ conditions: KeyValuePairs<String, String>, _ action: FaultAction) -> FaultRule
    {
        FaultRule(
            id: "fault",
            site: .write,
            target: GlobPattern(target),
            conditions: conditions.map { .init(attribute: $0.key, pattern: GlobPattern($0.value)) },
            actions: [action]
        )
    }
}
