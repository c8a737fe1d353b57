import Foundation
import Testing
import Wire

/// The program with scenario files: those of the project, and broken ones.
@Suite struct ScenarioFileTests {
    static let scenarios: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: Program.project.path + "/Scenarios")) ?? []
        return names.filter { $0.hasSuffix(".json") && !$0.hasSuffix(".schema.json") }.sorted().map {
            "Scenarios/\($0)"
        }
    }()

    @Test(arguments: scenarios) func `every scenario of the project holds`(path: String) throws {
        let result = try Program.run(["run", path])
        #expect(result.status == 0, "\(result.output)\(result.diagnostics)")
        #expect(result.diagnostics.isEmpty)
        #expect(result.output.contains("Passed: "))
        #expect(try Program.run(["validate", path]).status == 0)
    }

    @Test(arguments: ["validate", "run", "test", "coverage"])
    func `a schema and a base among the files of a folder are left out with a note, and are wrong alone`(
        command: String
    ) throws {
        let options = command == "run" ? ["--quiet"] : []
        for (odd, why) in [
            ("Scenarios/scenario.schema.json", "a JSON Schema"),
            ("Scenarios/matrix/wishlist.base.json", "there to be extended"),
        ] {
            let among = try Program.run([command, odd, "Scenarios/happy-path.json"] + options)
            // One scenario does not reach all that coverage asks for.
            #expect(among.status == (command == "coverage" ? 1 : 0), "\(among.output)\(among.diagnostics)")
            #expect(among.diagnostics.hasPrefix("\(odd) is left out: it is \(why)"), "\(among.diagnostics)")
            #expect(among.diagnostics.split(separator: "\n").count == 1)
            #expect(!among.output.contains(odd))
            let alone = try Program.run([command, odd] + options)
            #expect(alone.status == 2)
            #expect(alone.diagnostics.hasPrefix("\(odd):"), "\(alone.diagnostics)")
        }
        let none = try Program.run(
            [command, "Scenarios/scenario.schema.json", "docs/schemas/run.schema.json"] + options
        )
        #expect(none.status == 2)
        #expect(none.diagnostics.hasSuffix("no scenario is among the files\n"), "\(none.diagnostics)")
    }

    @Test func `a failed run says how to make it again, with the settings that it was given`() throws {
        let words = ["run", "Scenarios/happy-path.json", "--set", "crawl.duration=2h"]
        let result = try Program.run(words)
        let line = "tvsim run Scenarios/happy-path.json --set crawl.duration=2h --seed 42"
        #expect(result.status == 1)
        #expect(result.output.contains("Run it again with: \(line)\n"), "\(result.output)")
        let sweep = try Program.run(words + ["--seeds", "42..43"])
        #expect(sweep.output.contains(line), "\(sweep.output)")
        try Scratch.withFolder { folder in
            let record = folder.appending(path: "slow.tvrun").path
            _ = try Program.run(words + ["--record", record])
            let told = try Program.run(["inspect", record])
            #expect(told.output.contains("Run it again with: \(line)\n"), "\(told.output)")
        }
    }

    @Test func `the report for programs is the object that the grammar says`() throws {
        #expect(Self.scenarios.count >= 6)
        let result = try Program.run(["run", "--report", "json"] + Self.scenarios)
        let document = try JSONValue(parsing: Array(result.output.utf8))
        #expect(document["version"]?.integer == 1)
        let runs = try #require(document["runs"]?.array)
        #expect(runs.count == Self.scenarios.count)
        for (run, path) in zip(runs, Self.scenarios) {
            #expect(
                run.object?.members.map(\.key) == [
                    "scenario", "file", "system", "seed", "digest", "verdict", "start", "end", "virtualSeconds",
                    "wallSeconds", "events", "expectations", "invariants", "stuck", "faults", "mustFail", "case",
                ]
            )
            #expect(run["file"]?.string == path)
            #expect(run["verdict"]?.string == "passed")
            #expect(run["digest"]?.string?.count == 64)
        }
    }

    @Test(.enabled(if: !scenarios.isEmpty)) func `seeds give the same digests on one thread and on two`() throws {
        func digests(_ jobs: String) throws -> [String] {
            let words = ["run", Self.scenarios[0], "--seeds", "1..12", "--report", "json", "--jobs", jobs]
            let document = try JSONValue(parsing: Array(Program.run(words).output.utf8))
            let runs = try #require(document["runs"]?.array)
            #expect(runs.compactMap { $0["seed"]?.integer } == Array(1...12))
            return runs.compactMap { $0["digest"]?.string }
        }
        let one = try digests("1")
        #expect(one.count == 12)
        #expect(try digests("2") == one)
    }

    @Test(.enabled(if: !scenarios.isEmpty)) func `the events file is whole and leaves nothing beside it`() throws {
        try Scratch.withFolder { folder in
            let file = folder.appending(path: "events.txt")
            let result = try Program.run(["run", Self.scenarios[0], "--quiet", "--events", file.path])
            #expect(result.status == 0)
            #expect(result.output.split(separator: "\n").count == 1)
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            #expect(lines.count > 10)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["events.txt"])
        }
    }

    @Test(.enabled(if: !scenarios.isEmpty)) func `a finished world leaves nothing in memory`() throws {
        func peak(_ seeds: String) throws -> Double {
            let result = try Program.run(["run", Self.scenarios[0], "--seeds", seeds, "--jobs", "1"])
            let megabytes = result.output.firstMatch(of: /peak memory +([0-9.]+) MB/)
            return try Double(#require(megabytes).1) ?? .nan
        }
        let (few, many) = (try peak("1..5"), try peak("1..30"))
        #expect(many < few * 1.3)
    }

    @Test(.enabled(if: !scenarios.isEmpty)) func `a setting can be given another value`() throws {
        let plain = try Program.run(["run", Self.scenarios[0], "--report", "json"])
        let slow = try Program.run(["run", Self.scenarios[0], "--report", "json", "--set", "crawl.duration=11m"])
        #expect(slow.status == 0 || slow.status == 1)
        #expect(try digest(plain) != digest(slow))
        for mistake in ["crawl.duraton=10m", "crawl.duration=ten"] {
            let result = try Program.run(["run", Self.scenarios[0], "--set", mistake])
            #expect(result.status == 2)
            #expect(result.diagnostics.contains("crawl.duration"))
        }
    }

    private func digest(_ result: Program.Result) throws -> String? {
        try JSONValue(parsing: Array(result.output.utf8))["runs"]?[0]?["digest"]?.string
    }

    @Test(arguments: ["systems", "commands", "settings", "faults", "invariants", "branches", "incidents"])
    func `a list has entries for people and for programs`(topic: String) throws {
        let text = try Program.run(["list", topic])
        #expect(text.status == 0)
        #expect(text.output.split(separator: "\n").count > 2)
        let document = try JSONValue(parsing: Array(Program.run(["list", topic, "--report", "json"]).output.utf8))
        #expect(document[topic]?.array?.isEmpty == false)
    }

    @Test(.enabled(if: !scenarios.isEmpty)) func `colours are for terminals, unless they are asked for`() throws {
        let plain = try Program.run(["run", Self.scenarios[0]])
        #expect(!plain.output.contains("\u{1B}["))
        let coloured = try Program.run(["run", Self.scenarios[0], "--color", "always"], environment: ["NO_COLOR": "1"])
        #expect(coloured.output.contains("\u{1B}["))
    }

    @Test(arguments: ["", "{", "[]", "{}", "null", "{\"name\": \"x\"", "\u{FEFF}{}", "{\"nmae\": 1}", "\0\0\0"])
    func `a broken file is named with the place, and the exit code is 2`(text: String) throws {
        try Scratch.withFolder { folder in
            let file = folder.appending(path: "broken.json")
            try Data(text.utf8).write(to: file)
            for command in ["run", "validate"] {
                let result = try Program.run([command, file.path])
                #expect(result.status == 2)
                #expect(result.output.isEmpty)
                #expect(result.diagnostics.hasPrefix("\(file.path):"), "\(result.diagnostics)")
            }
            let result = try Program.run(["run", file.path, "--report", "json"])
            let document = try JSONValue(parsing: Array(result.output.utf8))
            #expect(document["runs"]?[0]?["verdict"]?.string == "invalid")
        }
    }

    @Test func `a matrix is one file and many runs, each with its own name and record`() throws {
        try Scratch.withFolder { folder in
            let records = folder.appending(path: "records").path
            let words = ["run", "Scenarios/matrix/crawl-reasons.json", "--report", "json", "--record", records]
            let result = try Program.run(words)
            #expect(result.status == 0, "\(result.output)\(result.diagnostics)")
            let runs = try #require(try JSONValue(parsing: Array(result.output.utf8))["runs"]?.array)
            #expect(runs.count == 6)
            #expect(runs[1]["scenario"]?.string == "crawl-reasons [input=B0A1, reason=TIMEOUT]")
            #expect(Set(runs.compactMap { $0["digest"]?.string }).count == 6)
            #expect(try FileManager.default.contentsOfDirectory(atPath: records).count == 6)
            let filtered = try Program.run(["test", "Scenarios/matrix", "--filter", "*TIMEOUT*", "--report", "json"])
            #expect(try JSONValue(parsing: Array(filtered.output.utf8))["runs"]?.array?.count == 2)
        }
    }

    @Test func `a mistake in an extended file is shown there`() throws {
        try Scratch.withFolder { folder in
            let file = folder.appending(path: "a.json")
            try Data(#"{"extends": "b.json", "name": "a"}"#.utf8).write(to: file)
            try Data("{\n  \"systm\": 1\n}".utf8).write(to: folder.appending(path: "b.json"))
            let result = try Program.run(["validate", file.path])
            #expect(result.status == 2)
            #expect(
                result.diagnostics.contains("\(folder.path)/b.json:2:3: unknown key \"systm\""),
                "\(result.diagnostics)"
            )
            #expect(result.diagnostics.contains(" 2 |   \"systm\": 1"))
        }
    }

    @Test func `a file that is not there, and a folder, are named`() throws {
        for path in ["nowhere/x.json", "Sources"] {
            let result = try Program.run(["run", path])
            #expect(result.status == 2)
            #expect(result.diagnostics.contains(path))
        }
    }

    @Test(.enabled(if: !scenarios.isEmpty)) func `one broken file among good ones does not hide their verdicts`() throws
    {
        let result = try Program.run(["run", Self.scenarios[0], "nowhere.json"])
        #expect(result.status == 2)
        #expect(result.output.contains("1 of 1 scenario passed, 1 file could not be run"))
    }
}
