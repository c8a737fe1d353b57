import Simulation
import Storage
import Testing

/// One process's random transactions, drawn from the world's seed.
struct Walk {
    static let tables = ["crawler.configs", "console.malls"]

    private let process: SimulatedProcess
    private let session: Session
    private let number: Int
    private let onDuplicate: () -> Void
    private var drawn = 0

    /// What the open transaction saw at its first read, its own changes on top.
    private var seen: Model?

    init(process: SimulatedProcess, session: Session, number: Int, onDuplicate: @escaping () -> Void) {
        self.process = process
        self.session = session
        self.number = number
        self.onDuplicate = onDuplicate
    }

    /// Runs one transaction and returns what it did when it was committed, nothing otherwise.
    mutating func transaction() async throws -> [Model.Step] {
        var steps: [Model.Step] = []
        seen = nil
        let isExplicit = draw(4) > 0
        if isExplicit { try session.begin() }
        for _ in 0..<(isExplicit ? 1 + draw(5) : 1) {
            do {
                let step = try await statement()
                steps += step
                for step in step { seen?.apply(step) }
            } catch let error as DatabaseError where error.code == .deadlock {
                return []
            } catch let error as DatabaseError where error.code == .lockWaitTimeout {
                continue
            } catch let error as DatabaseError where error.code == .duplicateKey {
                onDuplicate()
            }
            // Alone, the statement is committed already, and must be noted before anybody else's.
            guard isExplicit else { return steps }
            if draw(2) == 0 { try await process.sleep(for: .seconds(Int(draw(30)))) }
            try checkView(steps)
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
        let id = SQLValue.integer(Int64(1 + draw(12)))
        let value = SQLValue(number * 1000 + drawn)
        switch draw(8) {
        case 0, 1:
            let sql = "INSERT INTO crawler.configs (item_id, state, weight) VALUES (?, 'new', 0.5)"
            return step(0, .integer(Int64(try await session.execute(sql, [value]).lastInsertID)), [value, "new", 0.5])
        case 2, 3:
            let sql = "UPDATE crawler.configs SET item_id = ?, state = 'changed', weight = NULL WHERE id = ?"
            let matched = try await session.execute(sql, [value, id]).matched
            return matched == 0 ? [] : step(0, id, [value, "changed", nil])
        case 4:
            let matched = try await session.execute("DELETE FROM crawler.configs WHERE id = ?", [id]).matched
            return matched == 0 ? [] : step(0, id, nil)
        case 5, 6:
            let name = SQLValue("mall \(draw(5))")
            let sql = "INSERT INTO console.malls (name, rank) VALUES (?, ?)"
            let made = try await session.execute(sql, [name, value]).lastInsertID
            return step(1, .integer(Int64(made)), [name, value])
        default:
            guard draw(2) == 0 else {
                let matched = try await session.execute("DELETE FROM console.malls WHERE id = ?", [id]).matched
                return matched == 0 ? [] : step(1, id, nil)
            }
            let name = SQLValue("mall \(draw(5))")
            let sql = "UPDATE console.malls SET name = ?, rank = ? WHERE id = ?"
            let matched = try await session.execute(sql, [name, value, id]).matched
            return matched == 0 ? [] : step(1, id, [name, value])
        }
    }

    private func step(_ table: Int, _ id: SQLValue, _ values: [SQLValue]?) -> [Model.Step] {
        [Model.Step(table: Self.tables[table], id: Int64(id.int ?? 0), values: values.map { [id] + $0 })]
    }

    /// A transaction must see its first view and its own rows, whoever was in the connection meanwhile.
    private mutating func checkView(_ steps: [Model.Step]) throws {
        guard session.isInTransaction else { return }
        let table = Self.tables[0]
        let rows = try session.query("SELECT * FROM \(table) ORDER BY id")
        if let seen {
            let lines = rows.map { $0.values.map(\.plainDescription).joined(separator: " ") }
            #expect(lines == seen.lines(of: table), "\(process.name)")
        } else {
            var view = Model()
            for row in rows { view.apply(.init(table: table, id: Int64(row.int("id")), values: row.values)) }
            seen = view
        }
        for table in Self.tables {
            var last: [Int64: [SQLValue]?] = [:]
            for step in steps where step.table == table { last[step.id] = .some(step.values) }
            for (id, values) in last.sorted(by: { $0.key < $1.key }) {
                let row = try session.query("SELECT * FROM \(table) WHERE id = ?", [.integer(id)]).first
                #expect(row?.values == values, "\(process.name) \(table)#\(id)")
            }
        }
    }

    private mutating func draw(_ bound: UInt64) -> UInt64 {
        drawn += 1
        return process.world.chance.number(below: bound, "walk/\(number)/\(drawn)")
    }
}
