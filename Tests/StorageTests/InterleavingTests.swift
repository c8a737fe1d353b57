import Simulation
import Storage
import Testing

struct InterleavingTests {
    /// Many sessions insert, update and delete in transactions that overlap in every way.
    ///
    /// Rows and keys stay locked to the end of a transaction, so the committed transactions, one after the other in the
    /// order of their commits, must give the tables as they are at the end.
    @Test(arguments: 1...60)
    func `Interleaved transactions leave what their serial application leaves`(seed: UInt64) throws {
        let test = try TestWorld(seed: seed)
        defer { test.world.close() }
        let committed = Box<[Model.Step]>()
        committed.value = []
        walk(test) { committed.value? += $0 }
        try test.run()
        #expect(test.events(.processFailed) == [])
        #expect(test.database.isUnlocked)
        var model = try Model(malls: test)
        for step in committed.value ?? [] { model.apply(step) }
        var replayed = try Model(malls: test)
        for change in test.database.changes {
            replayed.apply(.init(table: change.table, id: change.rowID, values: change.new))
        }
        for table in Walk.tables {
            let rows = try test.table("SELECT * FROM \(table) ORDER BY id")
            #expect(rows == model.lines(of: table))
            #expect(rows == replayed.lines(of: table))
        }
        #expect(test.database.changes.map(\.commit) == test.database.changes.map(\.commit).sorted())
    }

    @Test func `The walks meet waits, timeouts, deadlocks, rollbacks and duplicate keys`() throws {
        var kinds: [EventKind: Int] = [:]
        var duplicates = 0
        for seed in 1...60 {
            let test = try TestWorld(seed: UInt64(seed))
            defer { test.world.close() }
            let met = Box<Int>()
            met.value = 0
            walk(test, onDuplicate: { met.value? += 1 }) { _ in }
            try test.run()
            for event in test.world.events.events { kinds[event.kind, default: 0] += 1 }
            duplicates += met.value ?? 0
        }
        for kind in [EventKind.lockWait, .lockTimeout, .deadlock, .rollback] {
            #expect(kinds[kind, default: 0] > 4, "\(kind.rawValue)")
        }
        #expect(duplicates > 10)
    }

    @Test func `The same seed gives the same events`() throws {
        func digest() throws -> String {
            let test = try TestWorld(seed: 7)
            defer { test.world.close() }
            walk(test) { _ in }
            try test.run()
            return test.world.events.digest
        }
        #expect(try digest() == digest())
    }

    private func walk(
        _ test: TestWorld,
        onDuplicate: @escaping @Sendable () -> Void = {},
        onCommit: @escaping @Sendable ([Model.Step]) -> Void
    ) {
        for number in 0..<8 {
            test.spawn("process \(number)") { process, session in
                var walk = Walk(process: process, session: session, number: number, onDuplicate: onDuplicate)
                for _ in 0..<6 { onCommit(try await walk.transaction()) }
            }
        }
    }
}

/// The tables as dictionaries: what a transaction does to them is done step by step.
struct Model {
    struct Step: Sendable {
        let table: String
        let id: Int64
        let values: [SQLValue]?
    }

    var rows: [String: [Int64: [SQLValue]]] = [:]

    init() {}

    /// The tables as every test world starts with them.
    init(malls test: TestWorld) throws {
        rows["console.malls"] = [1: [1, "Amazon", 1], 2: [2, "Rakuten", 2], 3: [3, "Yahoo", 3]]
    }

    mutating func apply(_ step: Step) {
        rows[step.table, default: [:]][step.id] = step.values
    }

    func lines(of table: String) -> [String] {
        rows[table, default: [:]].sorted { $0.key < $1.key }
            .map { $0.value.map(\.plainDescription).joined(separator: " ") }
    }
}
