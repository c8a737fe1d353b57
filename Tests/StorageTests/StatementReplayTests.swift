import Simulation
import Storage
import Testing

struct StatementReplayTests {
    @Test func `Recorded statements run again on SQLite alone, with their transactions`() throws {
        let image = try DatabaseImage(TestWorld.schemas)
        let world = World(seed: 1, start: TestWorld.start)
        defer { world.close() }
        let database = try Database(world: world, image: image)
        let log = StatementLog()
        database.statementLog = log
        for number in 1...2 {
            world.spawn("process \(number)") { process in
                let session = database.session(for: process, access: TestWorld.everything)
                try await session.transaction {
                    try await session.execute("INSERT INTO crawler.configs (item_id) VALUES (?)", [.init(number)])
                    try await process.sleep(for: .seconds(number))
                    _ = try session.query("SELECT * FROM crawler.configs")
                }
            }
        }
        _ = try world.run(until: TestWorld.start.advanced(by: .seconds(60)))
        #expect(log.count == 8)
        let result = try StatementReplay(image: image, log: log).run { body in
            body()
            return .seconds(3)
        }
        #expect(result.refused == 0)
        #expect(result.elapsed == .seconds(3))
    }
}
