import Foundation
import Testing
import Wire

/// The views of `tvsim inspect`: the timeline, a row's life, requests, the difference of two runs.
@Suite struct InspectionTests {
    private func inspect(
        _ words: [String],
        of place: Result<Recording.Place, any Error> = Recording.stuckAnalyzer
    ) throws -> Program.Result {
        try Program.run(["inspect", try place.get().record] + words)
    }

    private func json(
        _ words: [String],
        _ list: String,
        of place: Result<Recording.Place, any Error> = Recording.stuckAnalyzer
    ) throws -> [JSONValue] {
        let result = try inspect(words + ["--report", "json"], of: place)
        #expect(result.status == 0, "\(result.diagnostics)")
        return try #require(try JSONValue(parsing: Array(result.output.utf8))[list]?.array)
    }

    /// Pages that a person has looked at, by name.
    private static let pages: [(name: String, words: [String])] = [
        ("timeline", ["--from", "00:30", "--to", "00:59"]), ("timeline-slack", ["--kind", "slack", "--to", "00:31"]),
        ("timeline-story", ["--kind", "story"]), ("timeline-dataset", ["--dataset", "1", "--to", "00:40"]),
        ("row", ["--row", "wishlist_dataset_histories#1"]), ("row-refused", ["--row", "wishlist_to_groups#1"]),
        ("http", ["--http", "bulk-create"]), ("http-one", ["--http", "22"]),
    ]

    @Test(arguments: pages) func `a view is the page that was last looked at`(name: String, words: [String]) throws {
        let result = try inspect(words)
        #expect(result.status == 0, "\(result.diagnostics)")
        try Page.expect(result.output, matches: "inspect-\(name).txt")
    }

    @Test(arguments: pages) func `no line is wider than the page, and colours change nothing else`(
        name: String,
        words: [String]
    ) throws {
        let record = try Recording.stuckAnalyzer.get().record
        let plain = try Program.run(["inspect", record] + words, environment: ["COLUMNS": "60"]).output
        for line in plain.split(separator: "\n") { #expect(line.count <= 60, "\(line)") }
        let coloured = try Program.run(
            ["inspect", record, "--color", "always"] + words,
            environment: ["COLUMNS": "60"]
        )
        #expect(coloured.output.contains("\u{1B}["))
        #expect(coloured.output.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }

    // MARK: The timeline

    @Test func `programs get every event, none folded`() throws {
        let events = try json(["--timeline"], "events")
        let count = try Recording.ask(Recording.stuckAnalyzer, ["--sql", "SELECT count(*) FROM record.events"])
        #expect(.integer(Int64(events.count)) == count["rows"]?[0]?[0])
        #expect(events.enumerated().allSatisfy { $1["sequence"]?.integer == Int64($0) })
    }

    @Test(arguments: [
        (["--process", "analyzer_batch"], ["process": "analyzer_batch"]), (["--kind", "log"], ["kind": "log"]),
        (["--process", "dataset:*", "--kind", "command"], ["kind": "command.exit"]),
        (["--from", "00:59", "--to", "00:59", "--kind", "fault"], ["time": "2026-01-05T00:59:00Z", "kind": "fault"]),
    ]) func `a filter lets pass what fits, and all of it`(words: [String], fields: [String: String]) throws {
        let all = try json(["--timeline"], "events")
        let kept = try json(words, "events")
        #expect(!kept.isEmpty)
        #expect(kept.allSatisfy { event in fields.allSatisfy { event[$0.key]?.string == $0.value } })
        let meant = all.filter { event in
            fields.allSatisfy { event[$0.key]?.string == $0.value }
                && (!words.contains("dataset:*") || event["process"]?.string?.hasPrefix("dataset:") == true)
        }
        #expect(kept == meant)
    }

    @Test func `what speaks of a dataset is found in rows, requests, logs and lives of processes`() throws {
        let events = try json(["--dataset", "1"], "events")
        let kinds = Set(events.compactMap { $0["kind"]?.string })
        #expect(kinds.isSuperset(of: ["change", "http.request", "http.response", "log", "process.started", "fault"]))
        #expect(!events.contains { $0["subject"]?.string?.contains("malls") == true })
    }

    // MARK: Rows

    @Test func `a life has every change of the row, every look, and the verdict`() throws {
        let life = try #require(try json(["--row", "gb_console.wishlist_dataset_histories#1"], "rows").first)
        let kinds = life["life"]?.array?.compactMap { $0["kind"]?.string } ?? []
        let sql = """
            SELECT (SELECT count(*) FROM changes WHERE table_name = 'gb_console.wishlist_dataset_histories'),
            (SELECT count(*) FROM looks WHERE table_name = 'gb_console.wishlist_dataset_histories' AND picked = '[1]')
            """
        let counts = try Recording.ask(Recording.stuckAnalyzer, ["--sql", sql])["rows"]?[0]
        #expect(counts?[0]?.integer == Int64(kinds.count { $0 == "change" }))
        #expect(counts?[1]?.integer == Int64(kinds.count { $0 == "look" }))
        #expect(life["stuck"]?["next"] == "analyzer_batch")
        #expect(life["end"]?["status"] == "Analyzing (2)")
        #expect(life["stood"]?[0]?["value"] == "Pending (1)")
    }

    @Test func `a look that did not take the row names the condition`() throws {
        let life = try #require(try json(["--row", "summary_wishlist_products#1"], "rows").first)
        let looks = life["life"]?.array?.filter { $0["kind"] == "look" } ?? []
        let update = looks.first { $0["selection"] == "plg-api:sending-configs-to-crawler --mode=update" }
        #expect(update?["verdict"] == ["taken": false, "condition": "needs_update", "actual": "0", "needs": "true"])
        let taken = looks.first { $0["verdict"]?["taken"] == true }
        #expect(taken?["time"] == "2026-01-05T00:05:00Z")
    }

    // MARK: Requests

    @Test func `the fault that struck a request is named`() throws {
        let exchanges = try json(["--http", "failed"], "exchanges", of: Recording.apiTimeout)
        let struck = try #require(exchanges.first { $0["fault"] != .null })
        let number = try #require(struck["number"]?.integer)
        let text = try inspect(["--http", "\(number)"], of: Recording.apiTimeout).output
        #expect(text.contains("struck by the fault \(struck["fault"]?.string ?? "?"): "), "\(text)")
    }

    // MARK: Differences

    private func difference(_ one: [String], _ other: [String]) throws -> (text: Program.Result, json: JSONValue) {
        try Scratch.withFolder { folder in
            let paths = ["one.tvrun", "two.tvrun"].map { folder.appending(path: $0).path }
            for (words, path) in zip([one, other], paths) {
                let result = try Program.run(["run"] + words + ["--record", path, "--quiet"])
                #expect(result.status < 2, "\(result.diagnostics)")
            }
            let words = ["inspect", "one.tvrun", "--diff", "two.tvrun"]
            let json = try Program.run(words + ["--report", "json"], in: folder).output
            return (try Program.run(words, in: folder), try JSONValue(parsing: Array(json.utf8)))
        }
    }

    @Test func `equal runs have no difference, and the exit code says so`() throws {
        let scenario = "Scenarios/stuck-analyzer.json"
        let (text, json) = try difference([scenario], [scenario])
        #expect(text.status == 0)
        #expect(text.output == "The two runs are the same, event by event, and came to the same.\n")
        #expect(json["equal"] == true)
        let (seeds, _) = try difference([scenario], [scenario, "--seed", "7"])
        #expect(seeds.status == 0)
        #expect(seeds.output.contains("  seed\n    - 42\n    + 7\n"))
    }

    @Test func `where two runs part is shown from both sides, and what each came to`() throws {
        let scenario = "Scenarios/stuck-analyzer.json"
        let (text, json) = try difference([scenario], [scenario, "--set", "analyzer.load=10m"])
        #expect(text.status == 1)
        try Page.expect(text.output, matches: "inspect-diff.txt")
        #expect(json["equal"] == false)
        let divergence = try #require(json["divergence"])
        #expect(divergence["one"]?[0]?["sequence"] == divergence["place"])
        #expect(divergence["one"]?[0] != divergence["other"]?[0])
        #expect(json["origins"] == [["name": "setting analyzer.load", "one": "\"5m\"", "other": "\"10m\""]])
    }

    @Test func `what was run differently has the first line of the file that was edited`() throws {
        try Scratch.withFolder { folder in
            let text = try String(
                contentsOf: Program.project.appending(path: "Scenarios/happy-path.json"),
                encoding: .utf8
            )
            let edited = folder.appending(path: "edited.json")
            try text.replacing("\"seed\": 42", with: "\"seed\": 43").write(
                to: edited,
                atomically: true,
                encoding: .utf8
            )
            let (_, json) = try difference(["Scenarios/happy-path.json"], [edited.path])
            let line = try #require(json["origins"]?.array?.first { $0["name"]?.string?.hasPrefix("line ") == true })
            #expect(line["one"]?.string?.contains("42") == true && line["other"]?.string?.contains("43") == true)
        }
    }

    // MARK: Mistakes

    @Test(arguments: [
        (["--row", "wishlist_dataset_historie#1"], "did you mean \"wishlist_dataset_histories\"?"),
        (["--row", "wishlist_dataset_histories#2"], "never had a row 2; the nearest is 1"),
        (["--row", "datasets"], "write a table and an id, as in datasets#1"),
        (["--row", "notifications#1"], "notifications never had a row"),
        (["--process", "dataset:get-statu"], "did you mean \"dataset:get-status\"?"),
        (["--kind", "slak"], "did you mean \"slack\"?"), (["--dataset", "2"], "the run has no dataset 2"),
        (["--kind", "story", "--dataset", "1"], "goes with no other kind"),
        (["--from", "02:00", "--to", "01:00"], "the span ends before it begins"),
        (["--http", "9999"], "there is no request 9999; they go from 1 to"),
        (["--http", "nowhere"], "no request of the run fits 'nowhere'"),
        (["--row", "datasets#1", "--http", "1"], "each shows something else"),
        (["--row", "datasets#1", "--at", "01:00"], "each shows something else"),
        (["--timeline", "--sql", "SELECT 1"], "each shows something else"),
        (["--interactive"], "needs a terminal"), (["-i", "--report", "json"], "keys are for people"),
        (["--diff", "nowhere.tvrun"], "nowhere.tvrun: No such file or directory"),
        (["--diff", "Package.swift"], "Package.swift: it is not a run record"),
    ]) func `what cannot be shown is said, with what was meant`(words: [String], sentence: String) throws {
        let result = try inspect(words)
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(result.diagnostics.contains(sentence), "\(result.diagnostics)")
    }

    @Test func `what cannot be shown leaves the files alone that it would have written`() throws {
        try Scratch.withFolder { folder in
            let page = folder.appending(path: "page.html")
            try "kept".write(to: page, atomically: true, encoding: .utf8)
            for words in [["--row", "nothing#1"], ["--at", "9d"], ["--sql", "SELECT"], ["--diff", "nowhere.tvrun"]] {
                #expect(try inspect(words + ["--html", page.path]).status == 2)
                #expect(try String(contentsOf: page, encoding: .utf8) == "kept", "\(words)")
            }
        }
    }

    @Test func `a long timeline loses its middle and says what shows more`() throws {
        let folded = try inspect(["--timeline", "--kind", "log"]).output.split(separator: "\n")
        #expect(folded.contains { $0.contains(" more; --from, --to, --process and --kind narrow it") })
        let all = try inspect(["--timeline", "--kind", "log", "--all"]).output.split(separator: "\n")
        #expect(!all.contains { $0.contains(" more; ") })
        #expect(all.count > folded.count)
    }
}
