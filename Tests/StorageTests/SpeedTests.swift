import Foundation
import Simulation
import Storage
import Testing

/// What the sessions cost beyond SQLite itself; run by hand: `TVSIM_SPEED=1 swift test -c release --filter SpeedTests`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["TVSIM_SPEED"] != nil), .serialized)
struct SpeedTests {
    private static let schema = SchemaDefinition(
        name: "console",
        sql: """
            CREATE TABLE histories (
                id INTEGER PRIMARY KEY AUTOINCREMENT, slug TEXT NOT NULL UNIQUE, group_id INTEGER NOT NULL,
                dataset_id INTEGER, status INTEGER NOT NULL DEFAULT 0, spvp_status INTEGER NOT NULL DEFAULT 0,
                sending_status INTEGER NOT NULL DEFAULT 0, error TEXT, name TEXT NOT NULL, admin_status INTEGER,
                started_at TEXT, completed_at TEXT, created_at TEXT, updated_at TEXT
            );
            CREATE INDEX histories_status ON histories (status, group_id);
            CREATE TABLE logs (
                id INTEGER PRIMARY KEY AUTOINCREMENT, history_id INTEGER NOT NULL, old_status INTEGER, new_status INTEGER,
                message TEXT, created_at TEXT
            );
            """
    )

    enum Mix: String, CaseIterable {
        case reads, writes, transactions, everything, interleaved
    }

    /// The value of `TVSIM_SPEED` names a mix, or is anything else for all of them.
    private static let mixes: [Mix] = {
        let wish = ProcessInfo.processInfo.environment["TVSIM_SPEED"].flatMap(Mix.init(rawValue:))
        return wish.map { [$0] } ?? Mix.allCases
    }()

    @Test func `Time to start a world and to prepare statements`() throws {
        let tables = (0..<40).map { number in
            "CREATE TABLE t\(number) (id INTEGER PRIMARY KEY AUTOINCREMENT, slug TEXT NOT NULL UNIQUE, a INTEGER, b TEXT, c TEXT, d TEXT);"
        }
        let schemas = (0..<5).map { number in
            SchemaDefinition(name: "s\(number)", sql: tables[number * 8..<number * 8 + 8].joined())
        }
        let image = try DatabaseImage(schemas)
        let clock = ContinuousClock()
        var (starting, preparing, bare) = (Duration.seconds(1), Duration.seconds(1), Duration.seconds(1))
        for _ in 0..<20 {
            let world = World(seed: 1, start: TestWorld.start)
            defer { world.close() }
            let start = clock.now
            let database = try Database(world: world, image: image)
            starting = min(starting, clock.now - start)
            let log = StatementLog()
            database.statementLog = log
            world.spawn("process") { process in
                let session = database.session(for: process, access: Access(writes: schemas.map(\.name)))
                for number in 0..<40 {
                    let table = "s\(number / 8).t\(number)"
                    _ = try session.query("SELECT * FROM \(table) WHERE id = 1")
                    try await session.execute("UPDATE \(table) SET a = 1, b = 2 WHERE id = 1")
                }
            }
            let before = clock.now
            _ = try world.run(until: TestWorld.start)
            preparing = min(preparing, clock.now - before)
            bare = min(bare, try StatementReplay(image: image, log: log).run(timedBy: Self.stopwatch).elapsed)
        }
        print("start of a world with 40 tables: \(starting); 80 statements prepared: \(preparing) against \(bare)")
    }

    private static func stopwatch(_ body: () -> Void) -> Duration { ContinuousClock().measure(body) }

    @Test(arguments: mixes)
    func `Time of statements in a world against SQLite alone`(mix: Mix) throws {
        let image = try DatabaseImage([Self.schema])
        var (best, bare, count) = (Double.infinity, Double.infinity, 0)
        for _ in 0..<5 {
            let log = StatementLog()
            _ = try run(mix, image, log)
            count = log.count
            best = min(best, try run(mix, image, nil))
            let replay = try StatementReplay(image: image, log: log).run(timedBy: Self.stopwatch)
            #expect(replay.refused == 0)
            bare = min(bare, Double(replay.elapsed.wholeNanoseconds))
        }
        let each = String(format: "%.0f ns against %.0f ns a statement", best / Double(count), bare / Double(count))
        print("\(mix.rawValue): \(count) statements, \(each), ratio \(String(format: "%.2f", best / bare))")
    }

    private func run(_ mix: Mix, _ image: DatabaseImage, _ log: StatementLog?) throws -> Double {
        let world = World(seed: 1, start: TestWorld.start)
        defer { world.close() }
        let database = try Database(world: world, image: image)
        database.statementLog = log
        for number in 0..<(mix == .interleaved ? 4 : 1) {
            world.spawn("process") { process in
                let session = database.session(for: process, access: Access(writes: ["console"]))
                try await Self.work(mix, process, session, number)
            }
        }
        let clock = ContinuousClock()
        let start = clock.now
        _ = try world.run(until: TestWorld.start.advanced(by: .seconds(1_000_000)))
        let elapsed = (clock.now - start).components
        #expect(world.events.events.filter { $0.kind == .processFailed }.map(\.detail) == [])
        return Double(elapsed.seconds) * 1e9 + Double(elapsed.attoseconds) / 1e9
    }

    private static func work(_ mix: Mix, _ process: SimulatedProcess, _ session: Session, _ number: Int) async throws {
        let now = SQLValue(process.now)
        var ids: [Int] = []
        for index in 0..<200 {
            let slug = SQLValue("wishlist-\(number)-\(index)")
            let result = try await session.execute(
                """
                INSERT INTO console.histories (slug, group_id, status, name, admin_status, created_at, updated_at)
                VALUES (?, ?, 0, 'Speakers and more', 1, ?, ?)
                """,
                [slug, .init(index % 10), now, now]
            )
            ids.append(result.lastInsertID)
        }
        for round in 1...3000 {
            let id = SQLValue(ids[round * 7 % ids.count])
            let writes = mix != .reads
            let inTransaction = mix == .transactions || mix == .interleaved || (mix == .everything && round % 2 == 0)
            if inTransaction { try session.begin() }
            if mix != .writes {
                _ = try session.query(
                    "SELECT * FROM console.histories WHERE status = ? AND group_id = ? ORDER BY id LIMIT 10",
                    [.init(round % 4), .init(round % 10)]
                )
                _ = try session.query("SELECT id, status, updated_at FROM console.histories WHERE id = ?", [id])
            }
            if writes {
                try await session.execute(
                    "UPDATE console.histories SET status = ?, updated_at = ? WHERE id = ?",
                    [.init(round % 4), .init("2026-01-05 00:\(10 + round % 50):00"), id]
                )
                if mix == .interleaved { try await process.sleep(for: .milliseconds(1)) }
                try await session.execute(
                    "INSERT INTO console.logs (history_id, old_status, new_status, message, created_at) VALUES (?, 1, 2, ?, ?)",
                    [id, "status has changed", now]
                )
            }
            if inTransaction { try session.commit() }
        }
    }
}
