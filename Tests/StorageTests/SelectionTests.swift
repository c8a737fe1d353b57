import Simulation
import Storage
import Testing

struct SelectionTests {
    private let selection = Selection(
        name: "items to send",
        table: "console.items",
        conditions: [
            .init(name: "status", sql: "status IN (?, ?)", arguments: [0, 2], needs: "New or Done", shows: "status"),
            .init(
                name: "mall",
                sql: "EXISTS (SELECT 1 FROM console.malls AS m WHERE m.id = items.mall_id AND m.rank < ?)",
                arguments: [3],
                needs: "a mall of rank 1 or 2",
                shows: "(SELECT rank FROM console.malls AS m WHERE m.id = items.mall_id)"
            ),
        ],
        order: "input"
    )

    @Test func `A selection picks the rows that meet all conditions, in order`() throws {
        let picked = try inWorld { session, selection in
            let all = try session.select(selection).map { $0.text("input") }
            return all + ["limit"] + (try session.select(selection, limit: 1).map { $0.text("input") })
        }
        #expect(picked == ["A", "B", "limit", "A"])
    }

    @Test func `A selection explains which condition a row does not meet, and what it has instead`() throws {
        let explained = try inWorld { session, selection in
            try (1...5).flatMap { id in
                try selection.explain(rowID: id, in: session).filter { !$0.holds }
                    .map { "\(id) \($0.condition.name) is \($0.actual), needs \($0.condition.needs)" }
            }
        }
        #expect(
            explained == [
                "3 status is 1, needs New or Done", "4 status is 1, needs New or Done",
                "4 mall is 3, needs a mall of rank 1 or 2",
            ]
        )
    }

    @Test func `A selection without conditions picks every row`() throws {
        let every = Selection(name: "all", table: "console.malls", conditions: [])
        let names = try inWorld { session, _ in try session.select(every).map { $0.text("name") } }
        #expect(names == ["Amazon", "Rakuten", "Yahoo"])
    }

    @Test func `A look is noted with what its transaction could see and what it had changed`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        let every = Selection(name: "all", table: "console.malls", conditions: [])
        let log = SelectionLog()
        test.database.selectionLog = log
        test.spawn("reader") { process, session in
            try session.begin()
            _ = try session.select(every)
            try await session.execute("UPDATE console.malls SET rank = 8 WHERE id = 1")
            try await session.execute("UPDATE console.malls SET rank = 9 WHERE id = 1")
            try await session.execute("DELETE FROM console.malls WHERE id = 3")
            try await process.sleep(for: .seconds(2))
            _ = try session.select(every)
            try session.commit()
            _ = try session.select(every)
        }
        test.spawn("writer", after: .seconds(1)) { _, session in
            try await session.execute("UPDATE console.malls SET rank = 5 WHERE id = 2")
        }
        try test.run()
        // The second look is after the writer's commit, which its transaction does not see.
        #expect(log.looks.map(\.changes) == [0, 0, 4])
        #expect(log.looks.map(\.picked) == [[1, 2, 3], [1, 2], [1, 2]])
        let own: [SelectionLook.OwnRow] = [
            .init(table: "console.malls", rowID: 1, values: [1, "Amazon", 9]),
            .init(table: "console.malls", rowID: 3, values: nil),
        ]
        #expect(log.looks.map(\.own) == [[], own, []])
    }

    private func inWorld(_ body: @escaping @Sendable (Session, Selection) throws -> [String]) throws -> [String] {
        let test = try TestWorld()
        defer { test.world.close() }
        let selection = selection
        let result = Box<[String]>()
        test.spawn("command") { _, session in
            try await session.execute(
                """
                INSERT INTO console.items (mall_id, input, status)
                VALUES (2, 'B', 2), (1, 'A', 0), (1, 'C', 1), (3, 'D', 1)
                """
            )
            result.value = try body(session, selection)
        }
        try test.run()
        return result.value ?? []
    }
}
