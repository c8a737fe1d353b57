import Simulation
import Storage
import Testing

struct InterleavingTests {
    /// Many sessions insert, update and delete in transactions that overlap in every way.
    ///
    /// Rows and keys stay locked to the end of a transaction, so the committed transactions, one after the other in the
    /// order of their commits, must give the tables as they are at the end.
    @Test(arguments: 1...40)
    func `Interleaved transactions leave what their serial application leaves`(seed: UInt64) throws {
        let test = try TestWorld(seed: seed)
        defer { test.world.close() }
        let committed = Box<[Model.Step]>()
        committed.value = []
        for number in 0..<8 {
            test.spawn("process \(number)") { process, session in
                var walk = Walk(process: process, session: session, number: number)
                for _ in 0..<6 {
                    let steps = try await walk.transaction()
                    committed.value? += steps
                }
            }
        }
        try test.run()
        #expect(test.events(.processFailed) == [])
        #expect(test.database.isUnlocked)
        var model = Model()
        for step in committed.value ?? [] { model.apply(step) }
        let rows = try test.table("SELECT id, item_id, state FROM crawler.configs ORDER BY id")
        #expect(rows == model.lines)
        var replayed = Model()
        for change in test.database.changes {
            replayed.apply(.init(id: change.rowID, values: change.new))
        }
        #expect(replayed.lines == rows)
        #expect(test.database.changes.map(\.commit) == test.database.changes.map(\.commit).sorted())
    }

    @Test func `The same seed gives the same events`() throws {
        func digest() throws -> String {
            let test = try TestWorld(seed: 7)
            defer { test.world.close() }
            for number in 0..<8 {
                test.spawn("process \(number)") { process, session in
                    var walk = Walk(process: process, session: session, number: number)
                    for _ in 0..<6 { _ = try await walk.transaction() }
                }
            }
            try test.run()
            return test.world.events.digest
        }
        #expect(try digest() == digest())
    }
}

/// The table as a dictionary: what a transaction does to it is done step by step.
private struct Model {
    struct Step {
        let id: Int64
        let values: [SQLValue]?
    }

    private var rows: [Int64: [SQLValue]] = [:]

    mutating func apply(_ step: Step) {
        rows[step.id] = step.values.map { Array($0.prefix(3)) }
    }

    var lines: [String] {
        rows.sorted { $0.key < $1.key }.map { $0.value.map(\.plainDescription).joined(separator: " ") }
    }
}

/// One process's random transactions, drawn from the world's seed.
private struct Walk {
    let process: SimulatedProcess
    let session: Session
    let number: Int
    private var drawn = 0

    init(process: SimulatedProcess, session: Session, number: Int) {
        self.process = process
        self.session = session
        self.number = number
    }

    /// Runs one transaction and returns what it did when it was committed, nothing otherwise.
    mutating func transaction() async throws -> [Model.Step] {
        var steps: [Model.Step] = []
        let isExplicit = draw(4) > 0
        if isExplicit { try session.begin() }
        for _ in 0..<(isExplicit ? 1 + draw(5) : 1) {
            do {
                steps += try await statement()
            } catch let error as DatabaseError where error.code == .deadlock {
                return []
            } catch let error as DatabaseError where error.code == .lockWaitTimeout {
                continue
            }
            // Alone, the statement is committed already, and must be noted before anybody else's.
            guard isExplicit else { return steps }
            if draw(2) == 0 { try await process.sleep(for: .seconds(Int(draw(30)))) }
            try checkOwnRows(steps)
        }
        guard isExplicit else { return [] }
        guard draw(4) > 0 else {
            session.rollback()
            return []
        }
        try session.commit()
        return steps
    }

    private mutating func statement() async throws -> [Model.Step] {
        let value = SQLValue(number * 1000 + drawn)
        switch draw(4) {
        case 0, 1:
            let sql = "INSERT INTO crawler.configs (item_id, state) VALUES (?, 'new')"
            let id = Int64(try await session.execute(sql, [value]).lastInsertID)
            return [.init(id: id, values: [.integer(id), value, "new"])]
        case 2:
            let id = Int64(1 + draw(12))
            let sql = "UPDATE crawler.configs SET item_id = ?, state = 'changed' WHERE id = ?"
            let result = try await session.execute(sql, [value, .integer(id)])
            return result.matched == 0 ? [] : [.init(id: id, values: [.integer(id), value, "changed"])]
        default:
            let id = Int64(1 + draw(12))
            let result = try await session.execute("DELETE FROM crawler.configs WHERE id = ?", [.integer(id)])
            return result.matched == 0 ? [] : [.init(id: id, values: nil)]
        }
    }

    /// A transaction must see its own rows as it wrote them, whoever was in the connection meanwhile.
    private func checkOwnRows(_ steps: [Model.Step]) throws {
        guard session.isInTransaction else { return }
        var last: [Int64: [SQLValue]?] = [:]
        for step in steps { last[step.id] = .some(step.values) }
        for (id, values) in last.sorted(by: { $0.key < $1.key }) {
            let rows = try session.query("SELECT id, item_id, state FROM crawler.configs WHERE id = ?", [.integer(id)])
            #expect(rows.first?.values == values, "\(process.name) row \(id)")
        }
    }

    private mutating func draw(_ bound: UInt64) -> UInt64 {
        drawn += 1
        return process.world.chance.number(below: bound, "walk/\(number)/\(drawn)")
    }
}
