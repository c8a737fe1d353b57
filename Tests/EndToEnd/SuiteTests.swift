import Foundation
import Testing
import Wire

/// `tvsim test` as a CI job runs it.
@Suite struct SuiteTests {
    /// A scenario that takes no time: it only looks at the empty world.
    private static func scenario(_ name: String, holds: Bool = true, mustFail: Bool = false) -> String {
        """
        {
          "name": "\(name)", "system": "trend-viewer", "until": "1m",\(mustFail ? " \"mustFail\": true," : "")
          "expect": [
            { "table": "gb_console.wishlist_dataset_histories", "count": \(holds ? 0 : 1) }
          ]
        }
        """
    }

    /// Calls `body` with a folder: seven scenarios in three folders, a loop of links and a schema.
    private func withSuite(_ body: (URL) throws -> Void) throws {
        try Scratch.withFolder { folder in
            let files = FileManager.default
            for name in ["s/one", "s/two"] {
                try files.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
            }
            for name in ["a", "one/b", "one/c", "two/d", "two/e", "two/f", "z"] {
                let last = String(name.split(separator: "/").last ?? "")
                try Self.scenario("scenario-\(last)").write(
                    to: folder.appending(path: "s/\(name).json"),
                    atomically: true,
                    encoding: .utf8
                )
            }
            try Data("{}".utf8).write(to: folder.appending(path: "s/x.schema.json"))
            try files.createSymbolicLink(
                atPath: folder.appending(path: "s/one/loop").path,
                withDestinationPath: "../../s"
            )
            try body(folder)
        }
    }

    private func write(_ text: String, _ name: String, in folder: URL) throws {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }

    private func test(_ words: [String], in folder: URL, environment: [String: String] = [:]) throws -> Program.Result {
        let mocks = Program.project.appending(path: "Mocks").path
        return try Program.run(["test", "--mocks", mocks] + words, in: folder, environment: environment)
    }

    private func runs(_ words: [String], in folder: URL) throws -> (files: [String], suite: JSONValue) {
        let result = try test(words + ["--report", "json"], in: folder)
        let document = try JSONValue(parsing: Array(result.output.utf8))
        return (try #require(document["runs"]?.array).compactMap { $0["file"]?.string }, document["suite"] ?? .null)
    }

    private static let all = [
        "s/a.json", "s/one/b.json", "s/one/c.json", "s/two/d.json", "s/two/e.json", "s/two/f.json", "s/z.json",
    ]

    @Test func `a suite that passes says so, and every scenario is found once, in order`() throws {
        try withSuite { folder in
            let result = try test(["s", "s/one/b.json", "s/two"], in: folder)
            #expect(result.status == 0)
            #expect(result.diagnostics.isEmpty)
            #expect(result.output.contains("\n7 of 7 scenarios passed, in "))
            #expect(try runs(["s", "s/two", "s/a.json"], in: folder).files == Self.all)
            let lines = try test(["s", "--verbose"], in: folder).output.split(separator: "\n").filter {
                $0.hasPrefix("✓")
            }
            #expect(lines.count == 7)
            #expect(try test(["s", "-q"], in: folder).output.split(separator: "\n").count == 1)
        }
    }

    @Test(arguments: [
        (["two/"], ["d", "e", "f"]), (["scenario-a"], ["a"]), (["s/*.json"], ["a", "b", "c", "d", "e", "f", "z"]),
        (["*-b", "*-z"], ["b", "z"]), (["*/d.json"], ["d"]),
    ])
    func `a filter is a part or a pattern of the name or the path`(filters: [String], names: [String]) throws {
        try withSuite { folder in
            let found = try runs(["s"] + filters.flatMap { ["--filter", $0] }, in: folder).files
            #expect(found.compactMap { $0.dropLast(5).last.map(String.init) } == names)
        }
    }

    @Test func `a filter that nothing fits is a mistake`() throws {
        try withSuite { folder in
            let result = try test(["s", "--filter", "nothing"], in: folder)
            #expect(result.status == 2)
            #expect(result.diagnostics.contains("'nothing'"))
        }
    }

    @Test(arguments: [1, 2, 3, 7, 9]) func `the shards are the suite, each scenario once`(count: Int) throws {
        try withSuite { folder in
            let parts = try (1...count).map { try runs(["s", "--shard", "\($0)/\(count)"], in: folder).files }
            #expect(parts.flatMap(\.self).sorted() == Self.all)
            let sizes = parts.map(\.count)
            #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
        }
    }

    @Test(arguments: ["0/2", "3/2", "1", "1/", "/2", "a/b", "1/2/3", "-1/2"]) func `a shard is one of so many`(
        text: String
    )
        throws
    {
        let result = try Program.run(["test", "--shard=\(text)"])
        #expect(result.status == 2)
        #expect(result.diagnostics.contains("'--shard I/N'"))
    }

    @Test(arguments: [1, 2]) func `the first failure ends a suite that is told so`(jobs: Int) throws {
        try withSuite { folder in
            try write(Self.scenario("bad", holds: false), "s/one/bad.json", in: folder)
            let words = ["s", "--jobs", "\(jobs)"]
            #expect(try runs(words, in: folder).files.count == 8)
            let (files, suite) = try runs(words + ["--fail-fast"], in: folder)
            #expect(files == ["s/a.json", "s/one/b.json", "s/one/bad.json"])
            #expect(suite["failed"] == 1 && suite["passed"] == 2 && suite["notRun"] == 5)
            #expect(try test(words + ["--fail-fast"], in: folder).status == 1)
        }
    }

    @Test func `a failure is told in detail, with its line`() throws {
        try withSuite { folder in
            try write(Self.scenario("bad", holds: false), "s/bad.json", in: folder)
            let result = try test(["s"], in: folder)
            #expect(result.status == 1)
            #expect(result.output.contains("(s/bad.json:4)"))
            #expect(result.output.contains("7 of 8 scenarios passed, 1 failed"))
        }
    }

    @Test func `an invalid file gives exit code 2 and hides nothing`() throws {
        try withSuite { folder in
            try write("{ \"nmae\": 1 }", "s/bad.json", in: folder)
            try write(Self.scenario("worse", holds: false), "s/worse.json", in: folder)
            let result = try test(["s", "s/nowhere.json"], in: folder)
            #expect(result.status == 2)
            #expect(result.diagnostics.contains("s/bad.json:1:3: unknown key \"nmae\""))
            #expect(result.diagnostics.contains("s/nowhere.json: No such file"))
            #expect(result.output.contains("7 of 10 scenarios passed, 1 failed, 2 invalid"))
            let (_, suite) = try runs(["s"], in: folder)
            #expect(suite["invalid"] == 1 && suite["failed"] == 1 && suite["passed"] == 7)
        }
    }

    @Test func `a scenario that a folder only promises is not passed over`() throws {
        try withSuite { folder in
            let dead = folder.appending(path: "s/dead.json").path
            try FileManager.default.createSymbolicLink(atPath: dead, withDestinationPath: "no")
            // A name that is no text in UTF-8; Foundation could not write it.
            let shell = URL(filePath: "/bin/sh")
            #expect(
                try Program.run(shell, ["-c", #"cp s/a.json "s/b$(printf '\377')d.json""#], in: folder).status == 0
            )
            let result = try test(["s"], in: folder)
            #expect(result.status == 2)
            #expect(result.diagnostics.contains("s/dead.json: No such file or directory\n"))
            #expect(result.diagnostics.contains("s/b\u{FFFD}d.json: No such file or directory; tvsim opens only files"))
            #expect(result.output.contains("7 of 9 scenarios passed, 2 invalid"))
        }
    }

    @Test func `a canary that dies passes, one that lives fails`() throws {
        try withSuite { folder in
            try write(Self.scenario("dies", holds: false, mustFail: true), "s/dies.json", in: folder)
            #expect(try test(["s"], in: folder).output.contains("8 of 8 scenarios passed (1 canary among them)"))
            try write(Self.scenario("lives", mustFail: true), "s/lives.json", in: folder)
            let result = try test(["s"], in: folder)
            #expect(result.status == 1)
            #expect(result.output.contains("Failed: everything held, but this scenario must not."))
        }
    }

    @Test func `repetitions are the same run, whatever the threads`() throws {
        try withSuite { folder in
            let result = try test(["s/a.json", "--repeat", "7", "--seed", "3", "--report", "json"], in: folder)
            #expect(result.status == 0)
            let run = try JSONValue(parsing: Array(result.output.utf8))["runs"]?[0]
            #expect(run?["seed"] == 3)
            #expect(run?["expectations"]?.array?.last?["text"] == "7 repetitions with the same seed 3 are the same run")
        }
    }

    @Test func `JUnit XML is written whole, beside every other report`() throws {
        try withSuite { folder in
            try write(Self.scenario("bad & <worse>", holds: false), "s/bad.json", in: folder)
            let result = try test(["s", "--junit", "out.xml", "--quiet"], in: folder)
            #expect(result.status == 1)
            let text = try String(contentsOf: folder.appending(path: "out.xml"), encoding: .utf8)
            #expect(
                text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"tvsim\" tests=\"8\"")
            )
            #expect(text.hasSuffix("</testsuites>\n"))
            #expect(text.contains("name=\"bad &amp; &lt;worse&gt;\""))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["out.xml", "s"])
            #expect(try test(["s", "--junit", "no/out.xml"], in: folder).status == 2)
        }
    }

    @Test func `GitHub is told the paths of the repository, and its summary grows`() throws {
        try withSuite { folder in
            try write(Self.scenario("bad", holds: false), "s/bad.json", in: folder)
            let summary = folder.appending(path: "summary.md")
            try Data("before\n".utf8).write(to: summary)
            let environment = ["GITHUB_WORKSPACE": folder.path, "GITHUB_STEP_SUMMARY": summary.path]
            let words = [folder.appending(path: "s").path, "--github"]
            let result = try test(words, in: folder, environment: environment)
            #expect(result.output.contains("\n::error file=s/bad.json,line=4,title=bad::"))
            let json = try test(words + ["--report", "json"], in: folder, environment: environment)
            #expect(json.diagnostics.contains("::error file=s/bad.json"))
            _ = try JSONValue(parsing: Array(json.output.utf8))
            let text = try String(contentsOf: summary, encoding: .utf8)
            #expect(text.hasPrefix("before\n### ❌ tvsim\n"))
            #expect(text.ranges(of: "### ❌ tvsim").count == 2)
        }
    }

    /// Starts a watching suite, does things to its files, and returns the counts of each run.
    private func watch(_ folder: URL, _ changes: [() throws -> Void]) throws -> [String] {
        let output = folder.appending(path: "output.txt")
        try Data().write(to: output)
        let process = Process()
        process.executableURL = Program.tvsim
        process.arguments = ["test", "s", "--watch", "--mocks", Program.project.appending(path: "Mocks").path]
        process.currentDirectoryURL = folder
        process.standardOutput = try FileHandle(forWritingTo: output)
        let waiting = Pipe()
        process.standardError = waiting
        try process.run()
        let patience = Patience(with: process)
        defer { patience.end() }
        func wait() {
            var text = ""
            while !text.contains("Waiting for a change") {
                let data = waiting.fileHandleForReading.availableData
                guard !data.isEmpty else {
                    Issue.record("the watch has ended: \(text)")
                    return
                }
                text += String(decoding: data, as: UTF8.self)
            }
        }
        wait()
        for change in changes {
            try change()
            wait()
        }
        process.interrupt()
        process.waitUntilExit()
        let lines = try String(contentsOf: output, encoding: .utf8).split(separator: "\n")
        return lines.filter { $0.contains(" passed") }.map { String($0.prefix { $0 != "," }) }
    }

    @Test func `a changed scenario is run again at once, and alone`() throws {
        try withSuite { folder in
            let counts = try watch(
                folder,
                [
                    { try write(Self.scenario("bad", holds: false), "s/one/b.json", in: folder) },
                    { try write(Self.scenario("good"), "s/one/b.json", in: folder) },
                ]
            )
            #expect(counts == ["7 of 7 scenarios passed", "0 of 1 scenario passed", "1 of 1 scenario passed"])
        }
    }

    @Test func `what extends a changed file is run again with it, wherever that is`() throws {
        try withSuite { folder in
            let base = folder.appending(path: "base")
            try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
            try write(#"{ "extends": "b.json", "name": "other" }"#, "s/one/extending.json", in: folder)
            try write(#"{ "extends": "../../base/x.base.json", "name": "far" }"#, "s/one/far.json", in: folder)
            try write(Self.scenario("x"), "base/x.base.json", in: folder)
            let counts = try watch(
                folder,
                [
                    { try write(Self.scenario("bad", holds: false), "s/one/b.json", in: folder) },
                    { try write(Self.scenario("x", holds: false), "base/x.base.json", in: folder) },
                    { try write(#"{ "extends": "b.json", "name": "third" }"#, "s/one/third.json", in: folder) },
                ]
            )
            #expect(
                counts == [
                    "9 of 9 scenarios passed", "0 of 2 scenarios passed", "0 of 1 scenario passed",
                    "0 of 1 scenario passed",
                ]
            )
        }
    }
}
