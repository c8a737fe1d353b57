import Foundation
import Testing
import Wire

/// What stands in the pages of `--html`.
///
/// How they look and react is tried in a browser (Tests/Browser).
@Suite struct HTMLReportTests {
    private static let failing = """
        {"name": "fails", "system": "trend-viewer", "until": "00:10",
         "given": {"groups": [{"id": 1, "subscription": "active", "members": ["mika"]}]},
         "expect": [{"table": "gb_console.wishlist_to_groups", "count": 1}]}
        """

    /// Runs tvsim with `--html` and reads the page.
    private func page(_ words: [String], status: Int32 = 0, in folder: URL = Program.project) throws -> ReportFile {
        try Scratch.withFolder { scratch in
            let file = scratch.appending(path: "page.html")
            let result = try Program.run(words + ["--html", file.path], in: folder)
            #expect(result.status == status, "\(result.diagnostics)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["page.html"])
            return try ReportFile(file)
        }
    }

    // MARK: One run

    @Test func `the same run has the same page, byte for byte`() throws {
        let words = ["run", "Scenarios/crawl-failure.json", "--quiet"]
        #expect(try page(words).text == page(words).text)
    }

    @Test func `a recorded run has the page that the live run had`() throws {
        try Scratch.withFolder { folder in
            let record = folder.appending(path: "run.tvrun").path
            let diagram = folder.appending(path: "run.mmd")
            let live = try page(["run", "Scenarios/crawl-failure.json", "--record", record, "--mermaid", diagram.path])
            let mermaid = try String(contentsOf: diagram, encoding: .utf8)
            let recorded = try page(["inspect", record, "--mermaid", diagram.path])
            #expect(live.text == recorded.text)
            #expect(try String(contentsOf: diagram, encoding: .utf8) == mermaid)
        }
    }

    @Test func `a page needs nothing from anywhere`() throws {
        let text = try page(["run", "Scenarios/happy-path.json"]).text
        #expect(text.contains("default-src 'none'"))
        let outside = text.matches(of: /(src|href)\s*=\s*["']?(https?:|\/\/)/)
        #expect(outside.isEmpty)
        #expect(!text.contains("{{"), "a place of the page was not filled")
    }

    @Test func `a picture tells who did what, when, and what came of it`() throws {
        let run = try #require(page(["run", "Scenarios/crawl-failure.json", "--quiet"]).runs.first)
        #expect(run["command"] == "tvsim run Scenarios/crawl-failure.json --seed 42")
        let picture = try #require(run["picture"])
        #expect(picture["length"] == 10_800_000)
        let lanes = try #require(picture["lanes"]?.array)
        let kinds = Dictionary(uniqueKeysWithValues: lanes.map { ($0["name"]?.string ?? "", $0["kind"]?.string ?? "") })
        #expect(kinds["mika"] == "user" && kinds["crawler"] == "job" && kinds["plg-api"] == "service")
        #expect(kinds["dataset:get-status"] == "command" && kinds["slack"] == "message" && kinds["given"] == "world")
        let status = try #require(
            picture["rows"]?.array?.first { $0["title"] == "B0B2" && $0["column"] == "crawl_status" }
        )
        #expect(status["spans"]?.array?.map { $0[3]?.string } == ["New", "InProgress", "Error"])
        #expect(status["spans"]?.array?.map { $0[4]?.string } == ["waiting", "working", "bad"])
        let fault = try #require(picture["faults"]?[0])
        #expect(fault["id"] == "captcha" && fault["lane"] == "crawler" && fault["fault"] == 0)
        #expect(fault["t"] == 900_000)
    }

    @Test func `what a change says fits the tables at the end`() throws {
        let picture = try #require(page(["run", "Scenarios/happy-path.json", "--quiet"]).runs.first?["picture"])
        let tables = try #require(picture["tables"]?.array)
        var rows: [Int64: [Int64: JSONValue]] = [:]
        for change in try #require(picture["changes"]?.array) {
            rows[change["table"]?.integer ?? -1, default: [:]][change["row"]?.integer ?? -1] =
                change["new"] == .null ? nil : change["new"]
        }
        for (index, table) in tables.enumerated() {
            guard let ids = table["ids"]?.array, let changed = rows[Int64(index)] else { continue }
            let final = zip(ids.compactMap(\.integer), table["rows"]?.array ?? [])
            for (id, row) in final where changed[id] != nil { #expect(changed[id] == row, "\(table["name"] ?? "")") }
            #expect(ids.compactMap(\.integer).filter { changed[$0] != nil }.count == changed.count)
        }
    }

    @Test func `what has nothing to do is folded, and its lines are left out`() throws {
        let picture = try #require(page(["run", "Scenarios/stuck-analyzer.json", "--quiet"]).runs.first?["picture"])
        #expect((picture["logsLeftOut"]?.integer ?? 0) > 1000)
        #expect((picture["messagesLeftOut"]?.integer ?? 0) > 10)
        let folds = picture["diagram"]?["items"]?.array?.filter { $0["kind"] == "fold" } ?? []
        #expect(folds.contains { $0["text"]?.string?.contains("dataset:get-status polled") == true })
        #expect(picture["diagram"]?["items"]?.array?.last?["text"] == "Stuck at the End")
    }

    // MARK: Several runs

    @Test func `a suite's page has every scenario with its verdict, and what could not be run`() throws {
        try Scratch.withFolder { folder in
            try Self.failing.write(to: folder.appending(path: "fails.json"), atomically: true, encoding: .utf8)
            try "{".write(to: folder.appending(path: "broken.json"), atomically: true, encoding: .utf8)
            let words = ["test", "Scenarios/happy-path.json", folder.path, "--quiet"]
            let report = try page(words, status: 2)
            #expect(report.runs.map { $0["verdict"]?.string } == ["passed", "invalid", "failed"])
            #expect(report.runs.map { $0["picture"] != .null } == [true, false, true])
            #expect(report.document["suite"]?["failed"] == 1)
            #expect(report.runs[1]["diagnostics"]?.array?.isEmpty == false)
            #expect(report.runs[1]["command"]?.string?.hasPrefix("tvsim validate ") == true)
        }
    }

    @Test func `one page holds the runs of several seeds`() throws {
        let report = try page(["run", "Scenarios/happy-path.json", "--seeds", "7..9", "--quiet"])
        #expect(report.runs.map { $0["seed"]?.integer } == [7, 8, 9])
        #expect(report.runs[1]["command"] == "tvsim run Scenarios/happy-path.json --seed 8")
    }

    @Test func `a case of a matrix says how it is run alone`() throws {
        let file = "Scenarios/matrix/crawl-reasons.json"
        let runs = try page(["run", file, "--quiet"]).runs
        let command = try #require(runs.last?["command"]?.string)
        let words = command.matches(of: /'[^']*'|[^ ]+/).map { String($0.0).replacing("'", with: "") }
        let alone = try page(Array(words.dropFirst()) + ["--quiet"])
        #expect(alone.runs.map { $0["scenario"] } == [runs.last?["scenario"]])
    }

    @Test func `threads change nothing`() throws {
        func text(_ jobs: String) throws -> String {
            try page(["run", "Scenarios/happy-path.json", "--seeds", "1..6", "--quiet", "--jobs", jobs]).text
        }
        #expect(try text("1") == text("4"))
    }

    // MARK: What scenarios say

    /// A scenario whose texts try to be something else.
    private static let hostile = #"""
        {"name": "</script><script>alert(1)</script><img src=x onerror=alert(2)>",
         "description": "<!-- \u202Etxt.exe \u0007 -->", "system": "trend-viewer", "until": "00:30",
         "given": {"groups": [{"id": 1, "subscription": "active", "members": ["mika; end"]}]},
         "steps": [
           {"at": "00:01", "request": "POST /api/v1/general/wishlist-to-group", "as": "mika; end",
            "body": {"name": "</script><b>%%{init: {}}%% #quot; \u2066x", "products": [{"input": "</title>", "inputType": "asin"}]}},
           {"at": "00:02", "request": "GET /<svg/onload=alert(3)>;end%%", "expect": {"status": 404}}
         ],
         "faults": [{"id": "<i>fault</i>", "on": "slack", "do": {"wrongBody": "</script>\u009b"}}],
         "expect": [{"table": "gb_console.wishlist_to_groups", "count": 1}]}
        """#

    @Test func `what a scenario says is never taken for a part of the page`() throws {
        try Scratch.withFolder { folder in
            let file = folder.appending(path: "hostile.json")
            try Self.hostile.write(to: file, atomically: true, encoding: .utf8)
            let harmless = try page(["run", "Scenarios/happy-path.json", "--quiet"])
            let report = try page(["run", file.path, "--quiet"])
            for mark in ["<script", "</script", "<img", "<title", "</title", "<!--", "<svg"] {
                #expect(
                    report.text.ranges(of: mark).count == harmless.text.ranges(of: mark).count,
                    "\(mark) came from the scenario"
                )
            }
            #expect(!report.json.contains("<"))
            let steering = report.text.unicodeScalars.filter {
                (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
                    || (0x7F...0x9F).contains($0.value) || ($0.value < 0x20 && $0 != "\n")
            }
            #expect(steering.isEmpty)
            let run = try #require(report.runs.first)
            #expect(run["scenario"]?.string?.hasPrefix("</script><script>alert(1)") == true)
            #expect(run["description"] == "<!-- \\u{202E}txt.exe \\u{7} -->")
            let mermaid = try #require(run["picture"]?["diagram"]?["mermaid"]?.string)
            #expect(MermaidGrammar(mermaid).problems.isEmpty)
            #expect(mermaid.contains("TrendApp->>TrendAPI: POST /api/v1/general/wishlist-to-group"))
        }
    }

    // MARK: Files

    @Test func `a page that cannot be written is said so, and nothing is left`() throws {
        let result = try Program.run(["run", "Scenarios/happy-path.json", "--html", "nowhere/page.html"])
        #expect(result.status == 2)
        #expect(result.diagnostics.contains("nowhere/page.html"))
    }
}
