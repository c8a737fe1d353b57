import Harness
import Testing
import Wire

/// Each fault says what it is, when it struck, whom, and what that changed.
struct FaultReportTests {
    @Test(
        arguments: [
            (
                ["on": "slack", "times": 1, "do": ["status": 500]], "slack once: status 500",
                "00:01 POST slack/services/T000/B000/dataset was answered 500 without being handled (trend-viewer-api)"
            ),
            (
                ["on": "pusher", "times": 1, "do": ["drop": true]], "pusher once: drop",
                "01:10 POST pusher/apps/tv/events was lost on the way; its sender believes it sent (dataset:get-status)"
            ),
            (
                ["on": "crawler", "times": 1, "do": ["slow": "90 s"]], "crawler once: slow 90 s",
                "00:05 crawler took 1m30s longer at start (input B0A1, input_type asin"
            ),
            (
                ["on": "gb_console.notifications", "do": ["failWrite": true]], "gb_console.notifications: failWrite",
                "01:10 insert gb_console.notifications by dataset:get-status failed"
            ),
            (
                ["on": "dataset:create", "times": 2, "do": ["skip": true]], "dataset:create 2 times: skip",
                "00:00 dataset:create was left out; 00:30 dataset:create was left out"
            ),
        ] as [(JSONValue, String, String)]
    ) func `A fault says whom it struck`(fault: JSONValue, text: String, effect: String) throws {
        let report = try Laboratory.run(Laboratory.scenario(faults: [fault], expect: [["stuck": "none"]]))
        #expect(report.faults.map(\.text) == [text])
        #expect(report.faults[0].effect.hasPrefix(effect), "said: \(report.faults[0].effect)")
    }

    @Test func `Equal effects are counted, and of many the rest is`() throws {
        let fault: JSONValue = ["on": "plg-api", "do": ["slow": "1s"]]
        let effect = try Laboratory.run(Laboratory.scenario(faults: [fault], expect: [["stuck": "none"]])).faults[0]
            .effect
        #expect(effect.split(separator: ";").count == 6)
        #expect(effect.contains("; and ") && effect.hasSuffix(" more"), "\(effect)")
    }

    @Test func `Answers are counted for each value that they are told apart by`() throws {
        let second: JSONValue = [
            "at": "00:02", "request": "POST /api/v1/general/wishlist-to-group", "as": "mika",
            "body": ["name": "Lamps", "products": [["input": "B0C3", "inputType": "asin"]]],
        ]
        func calls(_ fault: JSONValue) throws -> [Bool] {
            let first: JSONValue = ["http": "tv-python-api GET /datasets/1", "status": 500, "count": 1]
            let other: JSONValue = ["http": "tv-python-api GET /datasets/2", "status": 500, "count": 1]
            let scenario = Laboratory.scenario(faults: [fault], steps: [second], expect: [first, other])
            return try Laboratory.run(scenario).expectations.suffix(2).map(\.held)
        }
        let fault: JSONValue = ["on": "tv-python-api GET /datasets/*", "answers": [500, "ok"]]
        #expect(try calls(fault) == [true, false])
        #expect(try calls(fault.with("per", "path")) == [true, true])
    }

    @Test func `What comes from a file that is extended names it`() throws {
        let base = Laboratory.scenario(
            faults: [["on": "crawler", "where": ["input": "B0ZZ"], "do": ["fail": "CAPTCHA"]]],
            expect: [["table": "gb_console.malls", "count": 7]]
        )
        try Laboratory.withFiles(["x.base.json": base, "y.json": ["extends": "x.base.json", "name": "y"]]) { folder in
            let report = try Laboratory.run(file: "\(folder)/y.json")
            #expect(report.expectations.filter { !$0.held }.map(\.file) == ["\(folder)/x.base.json"])
            #expect(report.faults.map(\.file) == ["\(folder)/x.base.json"])
            #expect(report.faults[0].line != nil)
        }
    }
}
