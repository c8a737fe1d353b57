import Scenarios
import Simulation
import Testing
import Wire

/// Durations, instants and statuses as people write them, and what is said to those who do not quite.
@Suite struct WordingTests {
    private func read(_ rest: String) throws(Diagnostics) -> Scenario {
        let text = #"{"name":"n","system":"trend-viewer","until":"10d","expect":[{"stuck":"none"}],\#(rest)}"#
        return try TestVocabulary.reader.read(Array(text.utf8), file: "n.json")
    }

    private func step(at time: String) throws(Diagnostics) -> Scenario {
        try read(#""steps":[{"at":"\#(time)","run":"dataset:create"}]"#)
    }

    @Test(arguments: [
        ("01:30", "01:30"), ("1:30", "01:30"), ("90m", "01:30"), ("90 min", "01:30"), ("1h30m", "01:30"),
        ("1h 30m", "01:30"), ("1 hour, 30 minutes", "01:30"), ("1 Hour and 30 Minutes", "01:30"), ("1.5h", "01:30"),
        ("PT1H30M", "01:30"), ("pt1.5h", "01:30"), ("PT90M", "01:30"), ("5400s", "01:30"), ("+01:30", "01:30"),
        ("2026-01-05 01:30", "01:30"), ("2026-01-05T01:30:00Z", "01:30"), ("2026-01-05T10:30+09:00", "01:30"),
        ("1d 02:00", "26:00"), ("1 day 02:00", "26:00"), ("1 day, 02:00", "26:00"), ("P1DT2H", "26:00"),
        ("1w", "168:00"), ("P1W", "168:00"), ("00:00:01.5", "00:00:01.5"), ("2026-01-06", "24:00"), ("0", "00:00"),
    ]) func `an instant is read in the forms that people write`(text: String, clock: String) throws {
        let moment = try step(at: text).steps[0].at
        #expect(moment.instant == TimeText(clock)?.instant(from: Scenario.defaultStart))
        #expect(moment.description == text)
    }

    @Test(
        arguments: [
            ("90", "90m"), ("1.30", "01:30"), ("1:5", "01:05"), ("25:61", "26:01"), ("01:30:5", "01:30:05"),
            ("90 minuts", "90 minutes"), ("1huor", "1hour"), ("1h30", "1h30m"),
            ("2026-1-5 1:30", "2026-01-05 01:30"),
            ("2026/01/06", "2026-01-06"), ("half past one", nil), ("", nil), ("-", nil), ("1e5", nil),
        ] as [(String, String?)]
    ) func `a wrong instant gets the one that was meant`(text: String, hint: String?) throws {
        do {
            _ = try step(at: text)
            Issue.record("\(text) is accepted")
        } catch {
            #expect(error.all[0].hint == hint.map { "did you mean \"\($0)\"?" }, "\(error)")
        }
    }

    @Test(arguments: ["90 min", "1.5h", "PT1H30M", "1h 30min"])
    func `settings and faults take durations in the same forms`(text: String) throws {
        let scenario = try read(
            #""settings":{"crawl.duration":"\#(text)"},"faults":[{"on":"slack","do":{"delay":"\#(text)"}}]"#
        )
        #expect(scenario.faultRules[0].actions == [.delay(.seconds(5400))])
    }

    @Test(arguments: [
        (#""settings":{"spvpEngine":"qwn"}"#, #"did you mean "qwen"?"#),
        (#""settings":{"crawl.duration":"10"}"#, #"did you mean "10m"?"#),
        (#""settings":{"minProducts":"2"}"#, "did you mean 2, without quotes?"),
        (#""settings":{"callbacks":"true"}"#, "did you mean true, without quotes?"),
        (#""seed":"7""#, "did you mean 7, without quotes?"),
        (#""faults":[{"on":"slack","do":{"delay":"5 minuts"}}]"#, #"did you mean "5 minutes"?"#),
        (#""faults":[{"on":"slack","do":{"drop":false}}]"#, "leave it out instead"),
    ]) func `a wrong value gets the one that was meant`(rest: String, hint: String) throws {
        do {
            _ = try read(rest)
            Issue.record("\(rest) is accepted")
        } catch {
            #expect(error.all.map(\.hint) == [hint], "\(error)")
        }
    }

    @Test(arguments: ["InProgress", "inprogress", "IN_PROGRESS", "In progress", "in-progress", "1", "crawling"])
    func `a status is read in any case, with any separator, by number and by its other words`(word: String) throws {
        let table = "gb_console.summary_wishlist_products"
        let scenario = try read(#""given":{"rows":{"\#(table)":[{"crawl_status":"\#(word)"}]}}"#)
        let cell = scenario.given.tables[0].rows[0].cells[0]
        #expect(cell.value == .integer(1))
        #expect(cell.written == "InProgress")
    }

    @Test(arguments: ["7", "in  progress", "inpro gress", "progress"])
    func `what is no status is refused with the nearest`(word: String) throws {
        let table = "gb_console.summary_wishlist_products"
        #expect(throws: Diagnostics.self) {
            try read(#""given":{"rows":{"\#(table)":[{"crawl_status":"\#(word)"}]}}"#)
        }
    }

    /// A line with a mistake at "sed", and the cells before it.
    private static let lines: [(line: String, cells: Int)] = [
        (#"{"name": "n", "sed": 1}"#, 14), ("{\t\"name\": \"n\", \"sed\": 1}", 15), (#"{"name": "日本", "sed": 1}"#, 17),
        (#"{"name": "😀", "sed": 1}"#, 15), (#"{"name": "é", "sed": 1}"#, 14),
        ("{\"name\": \"e\u{301}\", \"sed\": 1}", 14),
        (#"{"name": "👨‍👩‍👧", "sed": 1}"#, 15), (#"{"name": "❤️", "sed": 1}"#, 15), (#"{"name": "🇯🇵", "sed": 1}"#, 15),
        (#"{"name": "👍🏽", "sed": 1}"#, 15), (#"{"name": "ﾊﾝｶｸ", "sed": 1}"#, 17),
        ("{\"name\": \"n\", \"sed\": 1}\r", 14),
    ]

    @Test(arguments: lines) func `the caret stands under its character, whatever stands before it`(
        line: String,
        cells: Int
    ) throws {
        do {
            _ = try TestVocabulary.reader.read(Array(line.utf8), file: "n.json")
            Issue.record("\(line) is accepted")
        } catch {
            let diagnostic = try #require(error.all.first { $0.found.contains("sed") })
            let shown = diagnostic.rendered(source: Array(line.utf8)).split(separator: "\n")
            #expect(shown.last == "   | \(String(repeating: " ", count: cells))^^^^^")
        }
    }

    @Test func `a misspelt key is one mistake and not a missing key too`() throws {
        let text = #"{"nmae":"n","system":"trend-viewer","untl":"10d","expct":[{"stuck":"none"}]}"#
        do {
            _ = try TestVocabulary.reader.read(Array(text.utf8), file: "n.json")
            Issue.record("it is accepted")
        } catch {
            #expect(error.all.map(\.hint) == ["name", "until", "expect"].map { "did you mean \"\($0)\"?" })
        }
    }
}
