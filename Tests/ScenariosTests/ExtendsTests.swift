import Scenarios
import Simulation
import Testing
import Wire

/// Shared worlds: files that extend others.
@Suite struct ExtendsTests {
    /// Reads `s/a.json` among files.
    private func read(_ files: [String: String]) throws(Diagnostics) -> Scenario {
        try TestVocabulary.reader.read(Array((files["s/a.json"] ?? "").utf8), file: "s/a.json") { path in
            files[path].map { Array($0.utf8) }
        }
    }

    private func mistakes(_ files: [String: String]) -> Diagnostics? {
        do {
            _ = try read(files)
            return nil
        } catch {
            return error
        }
    }

    private static let base = """
        {"$schema": "x", "name": "base", "system": "trend-viewer", "until": "01:00",
         "settings": {"minProducts": 2, "callbacks": true},
         "given": {"groups": [{"id": 1, "members": ["mika"]}], "rows": {"gb_console.malls": [{"name": "Amazon"}]}},
         "steps": [{"at": "00:01", "request": "GET /a", "as": "mika", "save": {"slug": "$.slug"}}],
         "expect": [{"stuck": "none"}]}
        """

    @Test func `objects merge, arrays append, and of everything else the file's own counts`() throws {
        let scenario = try read([
            "s/a.json": """
            {"extends": "../worlds/b.json", "name": "a", "until": "02:00", "settings": {"minProducts": 3},
             "given": {"groups": [{"id": 2, "members": ["rin"]}],
                       "rows": {"gb_console.malls": [{"name": "Yahoo"}],
                                "gb_console.summary_wishlist_products": [{"input": "B0"}]}},
             "steps": [{"at": "00:02", "request": "GET /${slug}", "as": "rin"}],
             "expect": [{"invariants": "all"}]}
            """,
            "worlds/b.json": Self.base,
        ])
        #expect(scenario.name == "a")
        #expect(scenario.until.description == "02:00")
        #expect(scenario.settingValues == ["minProducts": .integer(3), "callbacks": .boolean(true)])
        #expect(scenario.given.groups.map(\.id) == [1, 2])
        #expect(scenario.given.tables.map(\.rows.count) == [2, 1])
        #expect(scenario.steps.map(\.text) == ["GET /a as mika", "GET /${slug} as rin"])
        #expect(scenario.expectations.map(\.text) == ["nothing is stuck", "all invariants hold"])
        #expect(scenario.expectations.map(\.position.source) == [1, 0])
    }

    @Test func `a file may extend one that extends another`() throws {
        let scenario = try read([
            "s/a.json": #"{"extends": "./b.json", "name": "a"}"#, "s/b.json": #"{"extends": "c/c.json", "seed": 7}"#,
            "s/c/c.json": Self.base,
        ])
        #expect(scenario.name == "a" && scenario.seed == 7 && scenario.given.users == ["mika"])
    }

    @Test func `a mistake stands in the file that has it, with that file's line`() throws {
        let base = "{\n  \"systm\": 1,\n  \"until\": \"25:61\"\n}"
        let found = try #require(
            mistakes([
                "s/a.json":
                    #"{"extends": "b.json", "name": "", "system": "trend-viewer", "expect": [{"stuck": "none"}]}"#,
                "s/b.json": base,
            ])
        )
        #expect(
            found.all.map { "\($0.file):\($0.line):\($0.column)" } == [
                "s/a.json:1:31", "s/b.json:2:3", "s/b.json:3:12",
            ]
        )
        #expect(found.rendered(source: []).contains(" 3 |   \"until\": \"25:61\""))
    }

    @Test func `every kind of mistake has its message`() throws {
        let deep = Dictionary(
            uniqueKeysWithValues: (1...10).map { ("s/d\($0).json", #"{"extends": "d\#($0 + 1).json"}"#) }
        )
        let worlds: [(name: String, files: [String: String])] = [
            ("missing", ["s/a.json": #"{"extends": "b.json"}"#]),
            ("empty", ["s/a.json": #"{"extends": ""}"#]), ("absolute", ["s/a.json": #"{"extends": "/b.json"}"#]),
            ("no text", ["s/a.json": #"{"extends": ["b.json"]}"#]),
            ("itself", ["s/a.json": #"{"extends": "../s/./a.json"}"#]),
            ("a circle", ["s/a.json": #"{"extends": "b.json"}"#, "s/b.json": #"{"extends": "a.json"}"#]),
            ("not JSON", ["s/a.json": #"{"extends": "b.json"}"#, "s/b.json": "{\n,"]),
            ("no object", ["s/a.json": #"{"extends": "b.json"}"#, "s/b.json": "[]"]),
            ("too deep", deep.merging(["s/a.json": #"{"extends": "d1.json"}"#]) { $1 }),
        ]
        let page = worlds.map { world in
            let told = mistakes(world.files)?.all.filter { !$0.message.hasPrefix("a scenario without") } ?? []
            #expect(!told.isEmpty, "\(world.name) is accepted")
            return "\(world.name)\n" + told.map { "    \($0)\n" }.joined()
        }
        try expect(page.joined(separator: "\n"), matches: "extends-mistakes.txt")
    }
}
