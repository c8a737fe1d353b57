import Simulation
import Storage
import Testing

struct DatabaseImageTests {
    @Test func `Worlds that start from one image share nothing`() throws {
        let image = try DatabaseImage(TestWorld.schemas)
        let notes = Notes()
        for _ in 1...2 {
            let world = World(seed: 1, start: TestWorld.start)
            defer { world.close() }
            let database = try Database(world: world, image: image)
            world.spawn("writer") { process in
                let session = database.session(for: process, access: TestWorld.everything)
                let id = try await session.execute("INSERT INTO console.malls (name) VALUES ('Qoo10')").lastInsertID
                notes.add("\(id)")
            }
            _ = try world.run(until: TestWorld.start)
        }
        #expect(notes.all == ["4", "4"])
    }

    @Test func `A snapshot holds what is committed, and goes on with the ids`() throws {
        let test = try TestWorld()
        defer { test.world.close() }
        let image = Box<DatabaseImage>()
        let database = test.database
        test.spawn("writer") { process, session in
            try await session.execute("UPDATE console.malls SET rank = 10 WHERE id = 1")
            try await session.transaction {
                try await session.execute("INSERT INTO console.malls (name) VALUES ('Qoo10')")
                image.value = try database.snapshot()
                try await process.sleep(for: .seconds(1))
            }
        }
        try test.run()
        let world = World(seed: 1, start: TestWorld.start)
        defer { world.close() }
        let copy = try Database(world: world, image: try #require(image.value))
        let notes = Notes()
        world.spawn("reader") { process in
            let session = copy.session(for: process, access: TestWorld.everything)
            notes.add(try session.values("SELECT rank FROM console.malls"))
            notes.add("\(try await session.execute("INSERT INTO console.malls (name) VALUES ('eBay')").lastInsertID)")
        }
        _ = try world.run(until: TestWorld.start)
        #expect(notes.all == ["10,2,3", "5"])
        #expect(try test.table("SELECT count(*) FROM console.malls") == ["4"])
    }

    @Test func `The catalog says what the schemas contain`() throws {
        let catalog = try DatabaseImage(TestWorld.schemas).catalog
        #expect(catalog.schemas.map(\.name) == ["console", "crawler"])
        #expect(catalog.tables.map(\.name) == ["console.malls", "console.items", "crawler.configs"])
        let items = try #require(catalog.table("console.items"))
        #expect(items.columns.map(\.name) == ["id", "mall_id", "input", "status", "updated_at"])
        #expect(items.columns.map(\.type) == ["INTEGER", "INTEGER", "TEXT", "INTEGER", "TEXT"])
        #expect(items.columns.map(\.isNullable) == [false, false, false, false, true])
        #expect(items.columns.map(\.isPrimaryKey) == [true, false, false, false, false])
        #expect(items.columns.map(\.hasDefault) == [true, false, false, true, false])
        #expect(items.uniqueKeys == [["mall_id", "input"]])
        #expect(catalog.table("console.malls")?.uniqueKeys == [["name"]])
        #expect(catalog.table("malls") == nil)
        let labels = try #require(items.labels(for: "status"))
        #expect(labels.name(of: 1) == "Crawling")
        #expect(labels.value(named: "Created") == 0)
        #expect(labels.value(named: "Unknown") == nil)
        #expect(items.labels(for: "input") == nil)
    }
}
