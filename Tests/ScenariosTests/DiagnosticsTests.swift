import Scenarios
import Testing
import Wire

/// What is said about mistakes.
@Suite struct DiagnosticsTests {
    /// Edits of the complete scenario, each of which makes a mistake: the text to find and what to put there.
    private static let edits: [(found: String, replacement: String)] = [
        (#""seed": 42"#, #""sead": 42"#), (#""seed": 42"#, #""seed": -1"#),
        (#""seed": 42"#, #""seed": 42, "seed": 43"#),
        (#""seed": 42,"#, #""seed": 42,,"#), (#""system": "trend-viewer""#, #""system": "trend-viewr""#),
        (#""start": "2026-01-05T00:00:00Z""#, #""start": "2026-02-30T00:00:00Z""#),
        (#""until": "2d 00:00","#, ""), (#""until": "2d 00:00""#, #""until": "0""#),
        (#""until": "2d 00:00""#, #""until": "25:61""#), (#""until": "2d 00:00""#, #""until": "02:00""#),
        (#""spvpEngine": "openai""#, #""spvpEngin": "openai""#), (#""spvpEngine": "openai""#, #""spvpEngine": "gpt""#),
        (#""minProducts": 2"#, #""minProducts": 2.5"#), (#""9m..10m""#, #""10m..9m""#),
        (#""subscription": "active""#, #""subscription": "activ""#), (#""id": 2, "members""#, #""id": 1, "members""#),
        (#""gb_console.malls": ["#, #""gb_console.mals": ["#), (#""gb_console.malls": ["#, #""malls": ["#),
        (#""is_open": true"#, #""is_opne": true"#), (#""is_open": true"#, #""is_open": "yes""#),
        (#""name": "Amazon", "#, ""), (#""name": "Amazon""#, #""name": null"#), (#""name": "Amazon""#, #""name": 5"#),
        (#""crawl_status": "Crawling""#, #""crawl_status": "Crawlin""#),
        (#""at": "00:01""#, #""at": "1:1""#), (#""at": "00:01""#, #""at": "2025-12-31T00:00:00Z""#),
        (#""at": "26:30""#, #""at": "2d 00:01""#), (#""request": "POST /"#, #""reqest": "POST /"#),
        (#""request": "POST /"#, #""request": "PSOT /"#), (#""as": "mika""#, #""as": "mikka""#),
        (#""to": "trend-viewer-api""#, #""to": "trend-viewer-app""#),
        (#""status": 201, "body""#, #""status": "201", "body""#),
        (#""expect": { "status": 201, "body": { "data": { "slug": "*" } } }"#, #""expect": {}"#),
        (#""slug": "$.data.slug""#, #""slug": "data.slug""#), (#""slug": "$.data.slug""#, #""slg": "$.data.slug""#),
        (#""slug": "$.data.slug""#, #""a slug": "$", "slug": "$.data.slug""#),
        (#"${slug}?page"#, #"${slug?page"#), (#""at": "90m""#, #""at": "00:00:30""#),
        (#""run": "dataset:get-status ${id} --dry-run""#, #""run": "dataset:getstatus""#),
        (#""run": "dataset:get-status ${id} --dry-run""#, #""run": "dataset:get-status 1 2""#),
        (#""run": "dataset:get-status ${id} --dry-run""#, #""run": "dataset:get-status --dryrun""#),
        (#""run": "dataset:get-status ${id} --dry-run""#, #""run": "dataset:get-status '1""#),
        (#""run": "dataset:get-status ${id} --dry-run""#, #""run": "dataset:create", "body": 1"#),
        (#""run": "dataset:get-status ${id} --dry-run""#, #""run": "dataset:create", "sql": "SELECT 1""#),
        (
            #"{ "at": "03:00:30", "run": "dataset:get-status ${id} --dry-run" }"#,
            #"{ "at": "03:00:30", "note": "waits" }"#
        ),
        (#"{ "at": "03:00:30", "run": "dataset:get-status ${id} --dry-run" }"#, "{}"),
        (#""run": "dataset:get-status ${id} --dry-run""#, #""retrigger": "analyser_batch", "dataset": 1"#),
        (#""run": "dataset:get-status ${id} --dry-run""#, #""retrigger": "analyzer_batch", "history": 1"#),
        (#""run": "dataset:get-status ${id} --dry-run""#, #""resend": "spvp-completed", "history": "${slog}""#),
        (#""run": "dataset:get-status ${id} --dry-run""#, #""resend": "spvp-completed", "history": 0"#),
        (#""on": "crawler""#, #""on": "crawlr""#), (#""on": "crawler""#, #""on": "*""#),
        (#""on": "crawler", "#, ""), (#""input": "B0B2" }, "do""#, #""inptu": "B0B2" }, "do""#),
        (#"{ "fail": "CAPTCHA" }"#, #"{ "status": 500 }"#), (#"{ "fail": "CAPTCHA" }"#, #"{ "fial": "CAPTCHA" }"#),
        (#"{ "fail": "CAPTCHA" }"#, #"{ "crash": true, "hang": true }"#), (#"{ "fail": "CAPTCHA" }"#, "{}"),
        (#"GET /datasets/*"#, #"GET /dataset/*"#), (#"GET /datasets/*"#, "GET"),
        (#""id": "lost", "#, #""id": "lost", "after": "01:00", "#),
        (#"["01:00", "01:20"]"#, #"["01:20", "01:00"]"#), (#"["01:00", "01:20"]"#, #"["01:00"]"#),
        (#""times": 2"#, #""times": 0"#),
        (#""after-accept""#, #""after accept""#), (#""2/6""#, #""7/6""#), (#"0.25"#, "1.5"),
        (#"[500, "ok", 201, { "refuse": true }]"#, #"["ok"]"#),
        (#"[500, "ok", 201, { "refuse": true }]"#, #"[500, { "crash": true }]"#),
        (#"[500, "ok", 201, { "refuse": true }]"#, #"[99]"#), (#""slow": "10s""#, #""slow": "10 x""#),
        (#"{ "failWrite": true }"#, #"{ "failWrite": false }"#), (#"{ "failWrite": true }"#, #"{ "crash": true }"#),
        (#"write gb_console.*"#, #"write gb_consol.*"#), (#"{ "crash": "write" }"#, #"{ "crash": "wrote" }"#),
        (#"{ "step": "load" }"#, #"{ "step": "lode" }"#), (#"clock plg-api"#, #"clock plg"#),
        (#""on": "slack", "do": { "delay"#, #""on": "slack", "where": { "severity": "eror" }, "do": { "delay"#),
        (#""on": "slack", "do": { "delay"#, #""on": "slack", "where": { "severety": "error" }, "do": { "delay"#),
        (#""on": "slack", "do": { "delay"#, #""on": "slack", "where": { "kind": "${slug}" }, "do": { "delay"#),
        (#""on": "slack", "do": { "delay"#, #""on": "pusher", "where": { "client": "mika" }, "do": { "delay"#),
        (#""on": "slack", "do": { "delay"#, #""on": "pusher", "where": { "step": "deliver" }, "do": { "delay"#),
        (
            #""on": "slack", "do": { "delay": "5m" }"#,
            #""on": "pusher", "where": { "client": "m" }, "do": { "fail": "X" }"#
        ),
        (
            #""on": "slack", "do": { "delay": "5m" }"#,
            #""on": "pusher", "where": { "step": "receive", "client": "mika" }, "do": { "slow": "5m" }"#
        ),
        (
            #""on": "slack", "do": { "delay": "5m" }"#,
            #""on": "pusher", "where": { "step": "receive" }, "do": { "crash": "deliver" }"#
        ),
        (#""on": "tv-python-api", "do": { "slow"#, #""on": "tv-python-api", "per": "dataset_di", "do": { "slow"#),
        (
            #""on": "tv-python-api", "do": { "slow"#,
            #""on": "tv-python-api", "where": { "path": "/data" }, "do": { "slow"#
        ),
        (
            #""on": "tv-python-api", "do": { "slow"#,
            #""on": "tv-python-api", "where": { "method": "gte" }, "do": { "slow"#
        ),
        (
            #""on": "tv-python-api", "do": { "slow"#,
            #""on": "tv-python-api", "where": { "method": "POST", "dataset_id": 1 }, "do": { "slow"#
        ),
        (
            #""on": "tv-python-api", "do": { "slow"#,
            #""on": "tv-python-api POST /dataset/create", "where": { "dataset_id": 1 }, "do": { "slow"#
        ),
        (
            #""on": "dataset:*", "do": { "skip"#,
            #""on": "dataset:get-status", "where": { "dataset_id": 1 }, "do": { "skip"#
        ),
        (#""on": "dataset:*", "do": { "skip": true }"#, #""on": "dataset:get-status", "do": { "fail": "X" }"#),
        (
            #""on": "gb_console.malls", "do""#,
            #""on": "gb_console.malls", "where": { "operation": "commit", "name": "x" }, "do""#
        ),
        (#""on": "gb_console.malls", "do""#, #""on": "gb_console.malls", "where": { "operation": "insrt" }, "do""#),
        (#""where": { "input": "B0B2" }, "row""#, #""where": { "inputs": "B0B2" }, "row""#),
        (#""crawl_status": "Error""#, #""crawl_status": "Eror""#),
        (#""crawl_status": "Error""#, #""crawl_status": 1.5"#),
        (#""crawl_status": "Error""#, #""crawl_status": null"#),
        (#""table": "gb_console.summary_wishlist_products""#, #""table": "summary_wishlist_products""#),
        (#""absent": true, "at": "00:30""#, #""absent": true, "count": 0, "at": "00:30", "by": "00:30""#),
        (#"{ "atLeast": 1, "atMost": 3 }"#, #"{ "atLeast": 4, "atMost": 3 }"#),
        (#"{ "atLeast": 1, "atMost": 3 }"#, "{}"),
        (#""severity": "error""#, #""severity": "eror""#), (#""slack": { "severity""#, #""slak": { "severity""#),
        (#""slug": "${slug}" } }, "count": 0"#, #""slug": "${slog}" } }, "count": 0"#),
        (#""http": "plg-api POST /bulk-create""#, #""http": "plg-api POST /bulk-creat""#),
        (#""http": "tv-python-api""#, #""http": "tv-python-ap""#),
        (#""http": "tv-python-api""#, #""http": "tv-python-api get /""#),
        (#""stuck": "none""#, #""stuck": "nothing""#), (#""stuck": "none""#, #""stuck": "none", "count": 1"#),
        (#""I-5": "the"#, #""I-6": "the"#), (#"["I-1", "I-2"]"#, #"["I-1", "I2"]"#),
        (#"["I-1", "I-2"] }"#, #"["I-1"], "except": { "I-2": "x" } }"#),
        (#"{ "status": "Completed", "spvp_status": 3 }"#, "{}"),
        (#""always": true, "#, #""always": true, "never": true, "#), (#""always": true, "#, #""always": false, "#),
        (#""Failed" }, "never": true"#, #""Failed" }, "never": true, "count": 1"#),
        (#""eventually": true, "by""#, #""eventually": true, "at""#),
        (#"["00:30", "01:30"]"#, #"["01:30", "00:30"]"#),
        (#"["00:30", "01:30"]"#, #"["00:30", "01:30"], "by": "01:00""#),
        (#", { "mail": { "to": "mika@*" } }], "by": "01:30""#, #", 7]"#),
        (#"{ "mail": { "to": "mika@*" } }]"#, #"{ "mail": { "to": "mika@*" }, "count": 1 }]"#),
        (#"{ "mail": { "to": "mika@*" } }]"#, #"{ "stuck": "none" }]"#),
        (#"{ "is_open": false }"#, #"{ "is_opne": false }"#),
        (#""because": "the promise""#, #""becuase": "the promise""#),
        (#""after": "00:10", "before""#, #""after": "00:10", "by": "01:00", "count": 1, "before""#),
        (#""after": "00:10", "before": { "log""#, #""after": "00:10", "before": { "lgo""#),
        (#""before": "02:00""#, #""before": "2d 01:00""#),
        (#""after": { "table": "gb_console.wish"#, #""after": { "table": "gb_console.wsh"#),
        (#""after": "00:10", "before": { "log": { "level": "error" } }"#, #""after": "00:10", "before": "00:05""#),
        (#""per": "channel""#, #""per": "chanel""#), (#"["name", "is_open"]"#, #"["name", "is_opne"]"#),
        (#""per": ["name", "is_open"], "count""#, #""per": ["name"], "absent": true, "count""#),
        (#""per": "path""#, #""per": "pth""#),
        (#""name": "half way", "check": ["#, #""name": "half way", "check": 7, "x": ["#),
        (#""http": "slack POST /services/*", "count": 0"#, #""http": "slack POST /services/*", "by": "1h""#),
        (#"[{ "slack": { "severity": "error" } }, { "pusher": { "event": "x" } }]"#, #"[{ "slack": {} }]"#),
    ]

    private func mistakes(_ text: String) -> Diagnostics? {
        do {
            _ = try TestVocabulary.reader.read(Array(text.utf8), file: "complete.json")
            return nil
        } catch {
            return error
        }
    }

    @Test func `every kind of mistake has its message`() throws {
        let complete = String(decoding: try fixture("complete.json"), as: UTF8.self)
        var page = ""
        for edit in Self.edits {
            let range = try #require(complete.firstRange(of: edit.found), "\(edit.found) is not in the file")
            let diagnostics = mistakes(complete.replacingCharacters(in: range, with: edit.replacement))
            #expect(diagnostics != nil, "\(edit.found) -> \(edit.replacement) is accepted")
            page += "\(edit.found)  ->  \(edit.replacement)\n"
            page += (diagnostics?.all ?? []).map { "    \($0)\n" }.joined() + "\n"
        }
        try expect(page, matches: "mistakes.txt")
    }

    @Test func `all mistakes of a file are found and stand in the order of their places`() throws {
        let text = """
            {
              "name": "",
              "systm": "x",
              "system": "trend-viewer",
              "steps": [ { "at": "99:00", "run": "nothing" }, { "run": 5 } ],
            \t"faults": [ { "on": "日本 x", "do": { "explode": true } } ],
              "until": "01:00",
              "expect": []
            }
            """
        let diagnostics = try #require(mistakes(text))
        try expect(diagnostics.rendered(source: Array(text.utf8)) + "\n", matches: "all-mistakes.txt")
        #expect(diagnostics.all.map(\.position) == diagnostics.all.map(\.position).sorted())
    }

    @Test func `a long line is shown around the mistake`() throws {
        let text =
            #"{"name":"\#(String(repeating: "x", count: 300))","nmae":1,"description":"\#(String(repeating: "y", count: 300))"}"#
        let diagnostics = try #require(mistakes(text))
        let last = try #require(diagnostics.all.last { $0.found.contains("nmae") })
        let lines = last.rendered(source: Array(text.utf8)).split(separator: "\n")
        #expect(lines[1].count <= 107)
        #expect(lines[2].firstRange(of: "^^^^^^") != nil)
        #expect(lines[1].contains("\"nmae\""))
    }

    @Test(
        arguments: [
            ("expct", "expect"), ("malls", "gb_console.malls"), ("EXPECT", "expect"), ("xyz", nil), ("", nil),
            ("epxect", "expect"), ("giv", "given"),
        ] as [(String, String?)]
    )
    func `the nearest name is the one that was meant`(_ sample: (text: String, name: String?)) {
        let names = ["expect", "gb_console.malls", "steps", "given"]
        #expect(NearestName.of(sample.text, among: names) == sample.name)
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + self[range.upperBound...]
    }
}
