import Simulation
import Storage

/// A world with one small database, for tests of sessions.
struct TestWorld {
    let world: World
    let database: Database

    /// Two schemas as services own them: one for the console, one for the crawler.
    static let schemas = [
        SchemaDefinition(
            name: "console",
            sql: """
                CREATE TABLE malls (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, rank INTEGER);
                CREATE TABLE items (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    mall_id INTEGER NOT NULL REFERENCES malls (id),
                    input TEXT NOT NULL,
                    status INTEGER NOT NULL DEFAULT 0 CHECK (status BETWEEN 0 AND 9),
                    updated_at TEXT
                );
                CREATE UNIQUE INDEX items_input ON items (mall_id, input);
                INSERT INTO malls (name, rank) VALUES ('Amazon', 1), ('Rakuten', 2), ('Yahoo', 3);
                """,
            labels: [
                ColumnLabels(
                    column: "items.status",
                    labels: [(0, "New", ["Created"]), (1, "Crawling", []), (2, "Done", [])]
                )
            ]
        ),
        SchemaDefinition(
            name: "crawler",
            sql: "CREATE TABLE configs (id INTEGER PRIMARY KEY AUTOINCREMENT, item_id INTEGER, state TEXT, weight REAL)"
        ),
    ]

    static let everything = Access(writes: ["console", "crawler"])

    static let start = SimulationInstant(nanoseconds: 1_767_571_200_000_000_000)

    init(seed: UInt64 = 1, faults: [FaultRule] = [], schemas: [SchemaDefinition] = TestWorld.schemas) throws {
        world = World(seed: seed, start: Self.start, faults: faults)
        database = try Database(world: world, image: DatabaseImage(schemas))
    }

    /// Starts a process with a session of its own after `delay`.
    @discardableResult
    func spawn(
        _ name: String,
        after delay: Duration = .zero,
        access: Access = TestWorld.everything,
        body: @escaping @Sendable (SimulatedProcess, Session) async throws -> Void
    ) -> SimulatedProcess {
        let database = database
        return world.spawn(name) { process in
            if delay > .zero { try await process.sleep(for: delay) }
            try await body(process, database.session(for: process, access: access))
        }
    }

    /// The events of some kinds, each as `process kind subject detail`.
    func events(_ kinds: EventKind...) -> [String] {
        world.events.events.filter { kinds.contains($0.kind) }
            .map { "\($0.process ?? "-") \($0.kind.rawValue) \($0.subject) \($0.detail)" }
    }

    /// Runs until nothing is left to happen, at most a day.
    func run() throws {
        _ = try world.run(until: Self.start.advanced(by: .seconds(86400)))
    }

    /// Reads rows from a copy of the committed state, the values of each joined by spaces.
    func table(_ sql: String) throws -> [String] {
        let copy = try TestCopy(image: database.snapshot())
        return try copy.rows(sql)
    }
}

/// A world of its own on a copy of another's databases, to look at them.
private struct TestCopy {
    let image: DatabaseImage

    func rows(_ sql: String) throws -> [String] {
        let world = World(seed: 1, start: TestWorld.start)
        defer { world.close() }
        let database = try Database(world: world, image: image)
        let notes = Notes()
        world.spawn("reader") { process in
            for row in try database.session(for: process, access: TestWorld.everything).query(sql) {
                notes.add(row.values.map(\.plainDescription).joined(separator: " "))
            }
        }
        _ = try world.run(until: TestWorld.start)
        return notes.all
    }
}
